import { Codes, Instants, type Rows, Texts } from "./columns";
import type { RosterRow, Touched } from "./roster";

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

  lastAtOf(user: number): number | null {
    const at = this.rows.of(user);
    return this.is.get(at) === 0 ? null : this.lastAt.get(at);
  }

  /** A visit, written without an object: who is busy is here with every request. Answers when the row was stored last. */
  touch(user: number, { page, address, device }: Touched, now: number): number {
    const at = this.rows.of(user);
    const isNew = this.is.get(at) === 0;
    if (isNew) {
      this.is.set(at, 1);
      this.writtenAt.set(at, 0);
    }
    this.lastAt.set(at, now);
    this.page.set(at, page);
    this.address.set(at, address);
    if (isNew || device !== null) this.device.set(at, device);
    return this.writtenAt.get(at) ?? 0;
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
