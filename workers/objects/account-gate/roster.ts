import { Behind, MOST_BEHIND_MS } from "./behind";
import type { Rows } from "./columns";
import { RosterColumns } from "./roster-columns";

export type RosterRow = {
  user: number;
  last_at: number;
  page: string | null;
  address: string | null;
  device: string | null;
  written_at: number;
};

/** Where somebody was active; a device only where it is known. */
export type Touched = { page: string | null; address: string | null; device: string | null };

/** Last activity of everybody: exact in memory, a minute old at most after sleep, told to D1 every five minutes. */
export class Roster {
  private readonly last: RosterColumns;
  /** Memory holds every row: who is not in it was never seen. */
  private isWhole = false;
  /** Whether somebody was active since D1 was told; unknown after sleep. */
  private isNews: boolean | null = null;
  private behind = new Behind<number>();

  constructor(
    private readonly sql: SqlStorage,
    rows: Rows,
  ) {
    this.last = new RosterColumns(rows);
  }

  /** True when D1 has heard all before this: somebody must set the alarm. */
  touch(user: number, facts: Touched, now: number): boolean {
    if (!this.isWhole && !this.last.has(user)) this.of(user);
    const writtenAt = this.last.touch(user, facts, now);
    if (this.behind.mustStore(user, now - writtenAt)) this.store(user, now);
    const wasNews = this.hasNews();
    this.isNews = true;
    return !wasNews;
  }

  /** The page that is shown now, which is no activity. */
  turnTo(user: number, page: string): void {
    if (this.last.has(user) || this.of(user) !== null) this.last.setPage(user, page);
  }

  /** Instant (ms) of the last activity; null when there was none. */
  lastAt(user: number): number | null {
    return this.last.lastAtOf(user) ?? this.of(user)?.last_at ?? null;
  }

  of(user: number): RosterRow | null {
    const kept = this.last.get(user);
    if (kept !== undefined || this.isWhole) return kept ?? null;
    const row = this.sql.exec<RosterRow>("SELECT * FROM roster WHERE user = ?", user).toArray()[0] ?? null;
    if (row !== null) this.last.set(row);
    return row;
  }

  /** Reads everybody at once, for somebody who wants to see all. */
  warm(): void {
    if (this.isWhole) return;
    for (const row of this.sql.exec<RosterRow>("SELECT * FROM roster").toArray())
      if (!this.last.has(row.user)) this.last.set(row);
    this.isWhole = true;
  }

  /** Those active since D1 was told, the others untouched. A stored row may be a minute behind. */
  since(toldAt: number): RosterRow[] {
    return this.sql
      .exec<RosterRow>("SELECT * FROM roster WHERE last_at >= ?", toldAt - MOST_BEHIND_MS)
      .toArray()
      .map((row) => this.last.get(row.user) ?? row)
      .filter((row) => row.last_at > toldAt);
  }

  hasNews(): boolean {
    this.isNews ??= this.since(this.toldAt()).length > 0;
    return this.isNews;
  }

  toldAt(): number {
    const row = this.sql.exec<{ value: string }>("SELECT value FROM meta WHERE key = 'told_at'").toArray()[0];
    return row === undefined ? 0 : Number(row.value);
  }

  told(now: number): void {
    this.sql.exec(
      "INSERT INTO meta(key, value) VALUES ('told_at', ?) ON CONFLICT DO UPDATE SET value = excluded.value",
      String(now),
    );
    this.isNews = false;
  }

  forget(user: number): void {
    this.sql.exec("DELETE FROM roster WHERE user = ?", user);
    this.last.delete(user);
  }

  clear(): void {
    this.sql.exec("DELETE FROM roster");
    this.last.clear();
    this.behind.clear();
    this.isNews = null;
  }

  /** This one's row, and with it others' that are behind. */
  private store(user: number, now: number): void {
    for (const one of this.behind.take(user)) {
      const row = this.last.get(one);
      if (row === undefined) continue;
      this.write(row, now);
      this.last.set(row);
    }
  }

  private write(row: RosterRow, now: number): void {
    row.written_at = now;
    this.sql.exec(
      `INSERT INTO roster(user, last_at, page, address, device, written_at) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT(user) DO UPDATE SET last_at = excluded.last_at, page = excluded.page, address = excluded.address,
      device = excluded.device, written_at = excluded.written_at`,
      row.user,
      row.last_at,
      row.page,
      row.address,
      row.device,
      now,
    );
  }
}
