import type { LimitFact } from "../../../app/domain/limits/limit";
import { type Calendar, nextWindow, type Window } from "../../../app/domain/limits/window";
import { seconds } from "../../../app/domain/time/durations";

export type MeterRow = {
  user: number;
  limit_id: number;
  metric: string;
  period: string;
  from_at: number;
  until: number;
  count: number;
  /** An administrator's raise for this window. */
  raised_to: number | null;
  /** Id under which this window told that the limit is reached. */
  reached: string | null;
  warned: number;
};
export type Reservation = {
  action_id: string;
  limit_id: number;
  user: number;
  amount: number;
  keys: string;
  from_at: number;
  at: number;
};

/** A reservation that nobody has confirmed for so long is settled by looking into D1. */
export const SETTLES_AFTER_MS = seconds(30);

/** Counts by person and limit, distinct keys, reservations: rows only, so that a replaced instance goes on exactly. */
export class Meter {
  constructor(private readonly sql: SqlStorage) {}

  /** The row of the window that holds `now`, as it would be: nothing is stored. */
  row(user: number, limit: LimitFact, calendar: Calendar, now: number): MeterRow {
    const kept = this.find(user, limit.limit);
    // Another metric or period counts something else: it begins anew.
    const same = kept !== null && kept.metric === limit.metric && kept.period === limit.period ? kept : null;
    const before: Window | null = same === null ? null : { from: same.from_at, until: same.until };
    const { from, until } = nextWindow(before, now, limit.period, calendar);
    if (same !== null && from === same.from_at) return same;
    const { metric, period } = limit;
    return {
      user,
      limit_id: limit.limit,
      metric,
      period,
      from_at: from,
      until,
      count: 0,
      raised_to: null,
      reached: null,
      warned: 0,
    };
  }

  find(user: number, limit: number): MeterRow | null {
    return (
      this.sql
        .exec<MeterRow>("SELECT * FROM meter WHERE user = ? AND limit_id = ?", user, limit)
        .toArray()[0] ?? null
    );
  }

  /** Rows of everybody whose window has not ended. */
  open(now: number): MeterRow[] {
    return this.sql.exec<MeterRow>("SELECT * FROM meter WHERE until > ?", now).toArray();
  }

  /** Stores a row; one of another window forgets the keys of the old one. */
  store(row: MeterRow): void {
    const kept = this.find(row.user, row.limit_id);
    if (kept !== null && !isSameWindow(kept, row)) this.forgetKeys(row);
    this.sql.exec(
      `INSERT INTO meter(user, limit_id, metric, period, from_at, until, count, raised_to, reached, warned)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET metric = excluded.metric, period = excluded.period,
        from_at = excluded.from_at, until = excluded.until, count = excluded.count, raised_to = excluded.raised_to,
        reached = excluded.reached, warned = excluded.warned`,
      row.user,
      row.limit_id,
      row.metric,
      row.period,
      row.from_at,
      row.until,
      row.count,
      row.raised_to,
      row.reached,
      row.warned,
    );
  }

  /** Has the window of this row counted the key? A row of a window not begun yet has counted nothing. */
  hasKey(row: MeterRow, key: string): boolean {
    if (row.count === 0) return false;
    const { user, limit_id } = row;
    const sql = "SELECT 1 FROM meter_keys WHERE user = ? AND limit_id = ? AND key = ?";
    return this.sql.exec(sql, user, limit_id, key).toArray().length > 0;
  }

  addKeys({ user, limit_id }: MeterRow, keys: readonly string[]): void {
    for (const key of keys)
      this.sql.exec("INSERT OR IGNORE INTO meter_keys VALUES (?, ?, ?)", user, limit_id, key);
  }

  forgetKeys({ user, limit_id }: Pick<MeterRow, "user" | "limit_id">): void {
    this.sql.exec("DELETE FROM meter_keys WHERE user = ? AND limit_id = ?", user, limit_id);
  }

  reserved({ user, limit_id, from_at }: MeterRow): number {
    const sql =
      "SELECT coalesce(sum(amount), 0) AS n FROM reservations WHERE user = ? AND limit_id = ? AND from_at = ?";
    return this.sql.exec<{ n: number }>(sql, user, limit_id, from_at).one().n;
  }

  reserve(reservation: Reservation): void {
    const { action_id, limit_id, user, amount, keys, from_at, at } = reservation;
    const sql =
      "INSERT INTO reservations(action_id, limit_id, user, amount, keys, from_at, at) VALUES (?, ?, ?, ?, ?, ?, ?)";
    this.sql.exec(sql, action_id, limit_id, user, amount, keys, from_at, at);
  }

  /** The reservations of an action, one for each limit that it costs something. */
  reservationsOf(actionId: string): Reservation[] {
    return this.sql.exec<Reservation>("SELECT * FROM reservations WHERE action_id = ?", actionId).toArray();
  }

  release(actionId: string): void {
    this.sql.exec("DELETE FROM reservations WHERE action_id = ?", actionId);
  }

  /** Actions whose reservation is too old, the oldest first. */
  stale(now: number, limit: number): { action_id: string; at: number }[] {
    const sql =
      "SELECT action_id, min(at) AS at FROM reservations WHERE at <= ? GROUP BY action_id ORDER BY at LIMIT ?";
    return this.sql.exec<{ action_id: string; at: number }>(sql, now - SETTLES_AFTER_MS, limit).toArray();
  }

  /** The instant (ms) at which the oldest reservation must be settled; null when there is none. */
  settleAt(): number | null {
    const { at } = this.sql.exec<{ at: number | null }>("SELECT min(at) AS at FROM reservations").one();
    return at === null ? null : at + SETTLES_AFTER_MS;
  }

  /** Another epoch: numbers may name other people and limits now. */
  clear(): void {
    for (const table of ["meter", "meter_keys", "reservations"]) this.sql.exec(`DELETE FROM ${table}`);
  }
}

const isSameWindow = (one: MeterRow, other: MeterRow) =>
  one.from_at === other.from_at && one.metric === other.metric && one.period === other.period;
