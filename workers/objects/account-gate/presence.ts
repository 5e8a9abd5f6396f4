import { AVAILABLE, type Said } from "../../../app/domain/presence/availability";
import { type Interval, intervalsOf } from "../../../app/domain/presence/intervals";
import type { Rows } from "./columns";
import type { Intervals } from "./intervals";
import { PresenceColumns } from "./presence-columns";

export type PresenceRow = {
  user: number;
  present: 0 | 1;
  /** Since when connected, or offline; 0 = never connected. */
  since: number;
  /** When the last socket closed while the grace runs; null while a socket is open. */
  left_at: number | null;
  /** Where the stretch begins that is not in the intervals yet; null while offline. */
  open_from: number | null;
  availability: Said["availability"];
  until: number | null;
};

/** What a stretch is made of, besides what was said: the last input before now and the company's idle time. */
export type Idle = { lastActiveAt: number; idleAfterMs: number };

/** Who is connected since when, what they said, and the intervals of the timeline. Stored at once: sleep loses nothing. */
export class Presence {
  private readonly kept: PresenceColumns;
  private isWhole = false;

  constructor(
    private readonly sql: SqlStorage,
    rows: Rows,
    readonly intervals: Intervals,
  ) {
    this.kept = new PresenceColumns(rows);
  }

  of(user: number): PresenceRow | null {
    let row = this.kept.get(user);
    if (row === undefined) {
      if (this.isWhole) return null;
      row = this.sql.exec<PresenceRow>("SELECT * FROM presence WHERE user = ?", user).toArray()[0] ?? null;
      this.kept.set(user, row);
    }
    return row;
  }

  /** Reads everybody at once, for somebody who wants to see all. */
  warm(): void {
    if (this.isWhole) return;
    for (const row of this.sql.exec<PresenceRow>("SELECT * FROM presence").toArray())
      this.kept.set(row.user, row);
    this.isWhole = true;
  }

  saidOf(user: number): Said {
    const row = this.of(user);
    return row === null ? AVAILABLE : { availability: row.availability, until: row.until };
  }

  present(): PresenceRow[] {
    return this.sql.exec<PresenceRow>("SELECT * FROM presence WHERE present = 1").toArray();
  }

  /** What D1 remembers of a person whom this gate has not met (a restored account, the demo company). */
  adopt(user: number, said: Said): void {
    if (said.availability !== "available" && this.of(user) === null) this.write({ ...fresh(user), ...said });
  }

  /** A socket of the person is open. True when they were offline until now. */
  arrive(user: number, now: number): boolean {
    if (this.kept.isConnected(user)) return false;
    const row = this.of(user);
    if (row?.present === 1) {
      if (row.left_at !== null) this.write({ ...row, left_at: null });
      return false;
    }
    this.write({ ...fresh(user), ...row, present: 1, since: now, left_at: null, open_from: now });
    return true;
  }

  /** The last socket closed: the grace begins, nobody is told yet. */
  leave(user: number, at: number): void {
    const row = this.of(user);
    if (row?.present === 1) this.write({ ...row, left_at: at });
  }

  /** Offline: the open stretch ends at `at`, the instant the person was heard last. */
  depart(user: number, at: number, idle: Idle): void {
    const row = this.of(user);
    if (row?.present !== 1) return;
    this.cut(user, at, idle);
    this.write({ ...row, present: 0, since: at, left_at: null, open_from: null });
  }

  say(user: number, said: Said, idle: Idle, now: number): void {
    this.cut(user, now, idle);
    const row = this.of(user) ?? fresh(user);
    this.write({ ...row, availability: said.availability, until: said.until });
  }

  /** Writes the stretch up to `to` into the intervals and begins a new one there. */
  cut(user: number, to: number, idle: Idle): void {
    const row = this.of(user);
    if (row?.open_from == null) return;
    for (const interval of this.openOf(row, to, idle)) this.intervals.write(user, interval);
    this.write({ ...row, open_from: Math.max(to, row.open_from) });
  }

  /** Intervals that overlap what comes after `from`, the open stretch included. */
  intervalsOf(user: number, from: number, now: number, idle: Idle): Interval[] {
    const written = this.intervals.of(user, from);
    const row = this.of(user);
    return row === null ? written : [...written, ...this.openOf(row, now, idle)];
  }

  hasPresent(): boolean {
    return this.sql.exec("SELECT 1 FROM presence WHERE present = 1 LIMIT 1").toArray().length > 0;
  }

  clear(): void {
    this.sql.exec("DELETE FROM presence");
    this.intervals.clear();
    this.kept.clear();
  }

  private openOf(row: PresenceRow, to: number, idle: Idle): Interval[] {
    if (row.open_from === null || to <= row.open_from) return [];
    return intervalsOf({ from: row.open_from, to, said: row, ...idle });
  }

  private write(row: PresenceRow): void {
    this.kept.set(row.user, row);
    this.sql.exec(
      `INSERT INTO presence(user, present, since, left_at, open_from, availability, until) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT(user) DO UPDATE SET present = excluded.present, since = excluded.since, left_at = excluded.left_at,
      open_from = excluded.open_from, availability = excluded.availability, until = excluded.until`,
      row.user,
      row.present,
      row.since,
      row.left_at,
      row.open_from,
      row.availability,
      row.until,
    );
  }
}

const fresh = (user: number): PresenceRow => ({
  user,
  present: 0,
  since: 0,
  left_at: null,
  open_from: null,
  ...AVAILABLE,
});
