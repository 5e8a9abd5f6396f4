import { Codes, Instants, type Rows, Texts } from "./columns";
import type { RosterRow } from "./roster";

/** A map of roster rows by person that costs a few numbers and shared texts each. */
export class RosterColumns {
  /** 1 where there is a row. */
  private is = new Codes();
  private lastAt = new Instants();
  private writtenAt = new Instants();
  private page = new Texts();
  private address = new Texts();
  private device = new Texts();

  constructor(private readonly rows: Rows) {}

  has(user: number): boolean {
    return this.is.get(this.rows.of(user)) === 1;
  }

  get(user: number): RosterRow | undefined {
    const at = this.rows.of(user);
    if (this.is.get(at) === 0) return undefined;
    return {
      user,
      last_at: this.lastAt.get(at) ?? 0,
      page: this.page.get(at),
      address: this.address.get(at),
      device: this.device.get(at),
      written_at: this.writtenAt.get(at) ?? 0,
    };
  }

  set({ user, last_at, page, address, device, written_at }: RosterRow): void {
    const at = this.rows.of(user);
    this.is.set(at, 1);
    this.lastAt.set(at, last_at);
    this.page.set(at, page);
    this.address.set(at, address);
    this.device.set(at, device);
    this.writtenAt.set(at, written_at);
  }

  setPage(user: number, page: string): void {
    this.page.set(this.rows.of(user), page);
  }

  delete(user: number): void {
    this.is.set(this.rows.of(user), 0);
  }

  clear(): void {
    this.is.clear();
  }
}
