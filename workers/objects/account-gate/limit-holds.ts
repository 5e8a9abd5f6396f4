import { type Hold, isOpen } from "../../../app/domain/holds/holds";
import { days } from "../../../app/domain/time/durations";

type HoldRow = {
  id: string;
  user: number;
  limit_id: number;
  starts_at: number;
  ends_at: number | null;
  lifted_at: number | null;
};

const KEEPS_MS = days(2);

/**
 * Holds that the gate itself opens: those of limits, under ids of its own. Of these the gate knows first, so what D1
 * says of one that stands here does not count until D1 has heard of it.
 */
export class LimitHolds {
  constructor(private readonly sql: SqlStorage) {}

  open(hold: { id: string; user: number; limit: number; startsAt: number; endsAt: number | null }): void {
    const { id, user, limit, startsAt, endsAt } = hold;
    this.sql.exec(
      "INSERT OR IGNORE INTO limit_holds(id, user, limit_id, starts_at, ends_at) VALUES (?, ?, ?, ?, ?)",
      id,
      user,
      limit,
      startsAt,
      endsAt,
    );
  }

  /** Lifts what stands of one limit for a person. */
  lift(user: number, limit: number, now: number): void {
    const sql = "UPDATE limit_holds SET lifted_at = ? WHERE user = ? AND limit_id = ? AND lifted_at IS NULL";
    this.sql.exec(sql, now, user, limit);
  }

  /** Lifts what stands of every limit but these; whose holds they were. */
  liftAllBut(limits: readonly number[], now: number): number[] {
    const others = "lifted_at IS NULL AND limit_id NOT IN (SELECT value FROM json_each(?))";
    const json = JSON.stringify(limits);
    const users = this.sql
      .exec<{ user: number }>(`SELECT DISTINCT user FROM limit_holds WHERE ${others}`, json)
      .toArray();
    this.sql.exec(`UPDATE limit_holds SET lifted_at = ? WHERE ${others}`, now, json);
    return users.map(({ user }) => user);
  }

  /** What D1 says of a person's holds, corrected by what only the gate knows yet. */
  merge(user: number, holds: readonly Hold[]): Hold[] {
    const own = this.rows(user);
    const known = new Set(own.map(({ id }) => id));
    return [
      ...holds.filter(({ id }) => !known.has(id)),
      ...own.filter(({ lifted_at }) => lifted_at === null).map(asHold),
    ];
  }

  /** The open hold of one limit; null when it holds nobody. */
  of(user: number, limit: number, now: number): Hold | null {
    const rows = this.rows(user).filter((row) => row.limit_id === limit && row.lifted_at === null);
    return rows.map(asHold).find((hold) => isOpen(hold, now)) ?? null;
  }

  limitOf(id: string): number | null {
    const sql = "SELECT limit_id FROM limit_holds WHERE id = ?";
    return this.sql.exec<{ limit_id: number }>(sql, id).toArray()[0]?.limit_id ?? null;
  }

  /** Forgets what D1 has long known to be over. */
  sweep(now: number): void {
    const at = now - KEEPS_MS;
    this.sql.exec("DELETE FROM limit_holds WHERE ends_at < ? OR lifted_at < ?", at, at);
  }

  clear(): void {
    this.sql.exec("DELETE FROM limit_holds");
  }

  private rows(user: number): HoldRow[] {
    return this.sql.exec<HoldRow>("SELECT * FROM limit_holds WHERE user = ?", user).toArray();
  }
}

const asHold = (row: HoldRow): Hold => ({
  id: row.id,
  kind: "limit",
  startsAt: row.starts_at,
  endsAt: row.ends_at,
});
