import { AVAILABILITIES } from "../../../app/domain/presence/availability";
import { Codes, Few, Instants, type Rows } from "./columns";
import type { PresenceRow } from "./presence";

/** What is known of a person's row; what was never set is 0. */
const [UNKNOWN, NONE, ABSENT, PRESENT] = [0, 1, 2, 3];

/** A map of presence rows by person that costs a few numbers each; null = it is known that there is none. */
export class PresenceColumns {
  private is = new Codes();
  private since = new Instants();
  private leftAt = new Few();
  private openFrom = new Instants();
  private availability = new Codes();
  private until = new Few();

  constructor(private readonly rows: Rows) {}

  get(user: number): PresenceRow | null | undefined {
    const at = this.rows.of(user);
    const is = this.is.get(at);
    if (is === UNKNOWN) return undefined;
    if (is === NONE) return null;
    return {
      user,
      present: is === PRESENT ? 1 : 0,
      since: this.since.get(at) ?? 0,
      left_at: this.leftAt.get(at),
      open_from: this.openFrom.get(at),
      availability: AVAILABILITIES[this.availability.get(at)] ?? "available",
      until: this.until.get(at),
    };
  }

  /** A socket of the person is open, and none is being waited for. */
  isConnected(user: number): boolean {
    const at = this.rows.of(user);
    return this.is.get(at) === PRESENT && this.leftAt.get(at) === null;
  }

  set(user: number, row: PresenceRow | null): void {
    const at = this.rows.of(user);
    this.is.set(at, row === null ? NONE : row.present === 1 ? PRESENT : ABSENT);
    if (row === null) return;
    this.since.set(at, row.since);
    this.leftAt.set(at, row.left_at);
    this.openFrom.set(at, row.open_from);
    this.availability.set(at, AVAILABILITIES.indexOf(row.availability));
    this.until.set(at, row.until);
  }

  clear(): void {
    this.is.clear();
  }
}
