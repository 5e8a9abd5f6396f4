import { seconds } from "../../../app/domain/time/durations";
import type { MeterRow } from "./meter";

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

/**
 * Actions under way, by their id. Rows, so that a replaced instance goes on exactly; read once and then at hand, because
 * they are few and nobody else writes them.
 */
export class Reservations {
  private byAction: Map<string, Reservation[]> | null = null;
  private sums = new Map<string, number>();

  constructor(private readonly sql: SqlStorage) {}

  /** The reservations of an action, one for each limit that it costs something. */
  of(actionId: string): readonly Reservation[] {
    return this.all().get(actionId) ?? [];
  }

  /** What the window of this row has reserved. */
  reserved(row: Pick<MeterRow, "user" | "limit_id" | "from_at">): number {
    this.all();
    return this.sums.get(windowOf(row)) ?? 0;
  }

  add(reservation: Reservation): void {
    const all = this.all();
    const { action_id, limit_id, user, amount, keys, from_at, at } = reservation;
    const sql =
      "INSERT INTO reservations(action_id, limit_id, user, amount, keys, from_at, at) VALUES (?, ?, ?, ?, ?, ?, ?)";
    this.sql.exec(sql, action_id, limit_id, user, amount, keys, from_at, at);
    this.keep(all, reservation);
  }

  release(actionId: string): void {
    const released = this.of(actionId);
    if (released.length === 0) return;
    this.sql.exec("DELETE FROM reservations WHERE action_id = ?", actionId);
    this.all().delete(actionId);
    for (const reservation of released) this.count(reservation, -reservation.amount);
  }

  /** Actions whose reservation is too old, the oldest first. */
  stale(now: number, limit: number): { action_id: string; at: number }[] {
    const old = [...this.all().values()].flatMap(([first]) =>
      first !== undefined && first.at <= now - SETTLES_AFTER_MS ? [first] : [],
    );
    return old.sort((a, b) => a.at - b.at).slice(0, limit);
  }

  /** The instant (ms) at which the oldest reservation must be settled; null when there is none. */
  settleAt(): number | null {
    let oldest: number | null = null;
    for (const [first] of this.all().values())
      if (first !== undefined && (oldest === null || first.at < oldest)) oldest = first.at;
    return oldest === null ? null : oldest + SETTLES_AFTER_MS;
  }

  clear(): void {
    this.sql.exec("DELETE FROM reservations");
    this.forget();
  }

  /** What is at hand may not be what is stored: a turn was rolled back. */
  forget(): void {
    this.byAction = null;
    this.sums.clear();
  }

  private all(): Map<string, Reservation[]> {
    if (this.byAction !== null) return this.byAction;
    const all = new Map<string, Reservation[]>();
    for (const row of this.sql.exec<Reservation>("SELECT * FROM reservations ORDER BY at").toArray())
      this.keep(all, row);
    this.byAction = all;
    return all;
  }

  private keep(all: Map<string, Reservation[]>, reservation: Reservation): void {
    const others = all.get(reservation.action_id);
    if (others === undefined) all.set(reservation.action_id, [reservation]);
    else others.push(reservation);
    this.count(reservation, reservation.amount);
  }

  private count(reservation: Reservation, amount: number): void {
    const window = windowOf(reservation);
    const sum = (this.sums.get(window) ?? 0) + amount;
    if (sum === 0) this.sums.delete(window);
    else this.sums.set(window, sum);
  }
}

const windowOf = ({ user, limit_id, from_at }: Pick<MeterRow, "user" | "limit_id" | "from_at">) =>
  `${user}.${limit_id}.${from_at}`;
