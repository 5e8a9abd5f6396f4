import { minutes } from "../../../app/domain/time/durations";
import type { Outbox } from "./outbox";

export type RosterRow = {
  user: number;
  last_at: number;
  page: string | null;
  address: string | null;
  device: string | null;
  written_at: number;
};

const WRITES_AFTER_MS = minutes(1);
const TELLS_D1_AFTER_MS = minutes(5);

/** Last activity of everybody: exact in memory, a minute old at most after sleep, told to D1 every five minutes. */
export class Roster {
  private last = new Map<number, RosterRow>();

  constructor(
    private readonly sql: SqlStorage,
    private readonly outbox: Outbox,
  ) {}

  touch(
    user: number,
    facts: { page: string | null; address: string | null; device: string | null },
    now: number,
  ): void {
    const before = this.of(user);
    const row: RosterRow = {
      user,
      last_at: now,
      page: facts.page,
      address: facts.address,
      device: facts.device ?? before?.device ?? null,
      written_at: before?.written_at ?? 0,
    };
    if (before === null || now - row.written_at >= WRITES_AFTER_MS) {
      row.written_at = now;
      this.sql.exec(
        `INSERT INTO roster(user, last_at, page, address, device, written_at) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT(user) DO UPDATE SET last_at = excluded.last_at, page = excluded.page, address = excluded.address,
        device = excluded.device, written_at = excluded.written_at`,
        user,
        now,
        row.page,
        row.address,
        row.device,
        now,
      );
    }
    this.last.set(user, row);
  }

  of(user: number): RosterRow | null {
    const kept = this.last.get(user);
    if (kept !== undefined) return kept;
    const row = this.sql.exec<RosterRow>("SELECT * FROM roster WHERE user = ?", user).toArray()[0] ?? null;
    if (row !== null) this.last.set(user, row);
    return row;
  }

  /** One batched note for D1, at most every five minutes; at sign-out for the one who leaves. */
  report(now: number, user?: number): void {
    const since = user === undefined ? now - TELLS_D1_AFTER_MS : 0;
    const rows =
      user === undefined
        ? this.sql.exec<RosterRow>("SELECT * FROM roster WHERE last_at >= ?", since).toArray()
        : [this.of(user)].filter((row) => row !== null);
    if (rows.length === 0) return;
    const people = rows
      .map((row) => this.last.get(row.user) ?? row)
      .map(({ user: id, last_at, page, device }) => ({ user: id, at: last_at, page, device }));
    this.outbox.put({
      kind: "activity",
      opId:
        user === undefined ? `activity.${Math.floor(now / TELLS_D1_AFTER_MS)}` : `activity.${user}.${now}`,
      people,
    });
  }
}
