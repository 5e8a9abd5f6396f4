import type { Interval } from "../../../app/domain/presence/intervals";

export type StoredInterval = Interval & { id: number; user: number };

/** Finished intervals of the timeline, until D1 has them and two days more. */
export class Intervals {
  constructor(private readonly sql: SqlStorage) {}

  /** An interval that begins at the same instant is there already: written once. */
  write(user: number, { state, from, to }: Interval): void {
    this.sql.exec(
      "INSERT INTO intervals(user, state, from_at, to_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
      user,
      state,
      from,
      to,
    );
  }

  /** Those that reach beyond `from`, in order. */
  of(user: number, from: number): Interval[] {
    return this.sql
      .exec<Interval>(
        `SELECT state, from_at AS "from", to_at AS "to" FROM intervals WHERE user = ? AND to_at > ? ORDER BY from_at`,
        user,
        from,
      )
      .toArray();
  }

  hasUntold(): boolean {
    return this.sql.exec("SELECT 1 FROM intervals WHERE told = 0 LIMIT 1").toArray().length > 0;
  }

  untold(limit: number): StoredInterval[] {
    return this.sql
      .exec<StoredInterval>(
        `SELECT id, user, state, from_at AS "from", to_at AS "to" FROM intervals WHERE told = 0 ORDER BY id LIMIT ?`,
        limit,
      )
      .toArray();
  }

  told(upTo: number): void {
    this.sql.exec("UPDATE intervals SET told = 1 WHERE id <= ?", upTo);
  }

  /** Forgets what D1 has and what ended before. */
  sweep(before: number): void {
    this.sql.exec("DELETE FROM intervals WHERE told = 1 AND to_at < ?", before);
  }

  clear(): void {
    this.sql.exec("DELETE FROM intervals");
  }
}
