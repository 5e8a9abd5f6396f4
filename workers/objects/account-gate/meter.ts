import type { LimitFact } from "../../../app/domain/limits/limit";
import { type Calendar, nextWindow, type Window } from "../../../app/domain/limits/window";
import { Recent } from "../../recent";

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
const KEPT_ROWS = 4_000;

/**
 * Counts by person and limit, and distinct keys: rows, so that a replaced instance goes on exactly. What was read or
 * written last is at hand, because nobody else writes it; a row at hand is never changed, only replaced.
 */
export class Meter {
  private readonly rows = new Recent<string, MeterRow>(KEPT_ROWS);

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
    const kept = this.rows.get(`${user}.${limit}`);
    if (kept !== undefined) return kept;
    const sql = "SELECT * FROM meter WHERE user = ? AND limit_id = ?";
    const row = this.sql.exec<MeterRow>(sql, user, limit).toArray()[0];
    if (row === undefined) return null;
    this.rows.set(`${user}.${limit}`, row);
    return row;
  }

  /** Rows of everybody whose window has not ended. */
  open(now: number): MeterRow[] {
    return this.sql.exec<MeterRow>("SELECT * FROM meter WHERE until > ?", now).toArray();
  }

  /** Stores a row; one of another window forgets the keys of the old one. */
  store(row: MeterRow): void {
    const kept = this.find(row.user, row.limit_id);
    if (kept === row) return;
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
    this.rows.set(`${row.user}.${row.limit_id}`, row);
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

  /** Another epoch: numbers may name other people and limits now. */
  clear(): void {
    for (const table of ["meter", "meter_keys"]) this.sql.exec(`DELETE FROM ${table}`);
    this.forget();
  }

  /** What is at hand may not be what is stored: a turn was rolled back. */
  forget(): void {
    this.rows.clear();
  }
}

const isSameWindow = (one: MeterRow, other: MeterRow) =>
  one.from_at === other.from_at && one.metric === other.metric && one.period === other.period;
