import { Recent } from "../../recent";

/** Rows that a column has room for at first; then a quarter more each time: what is not used yet is memory, too. */
const FEW = 64;
/** Texts that a column has at hand to share. */
const SHARED_TEXTS = 512;

/**
 * A number for each person, from 0 in the order in which they were met: their row in every column. It stays theirs
 * while the object is awake.
 */
export class Rows {
  private rows = new Map<number, number>();

  of(user: number): number {
    let row = this.rows.get(user);
    if (row === undefined) {
      row = this.rows.size;
      this.rows.set(user, row);
    }
    return row;
  }
}

const room = (rows: number, row: number) => Math.max(Math.ceil(rows * 1.25), row + 1, FEW);

/** An instant (ms) or null for each row: eight bytes, where an object of one's own takes a hundred. */
export class Instants {
  private values = new Float64Array(0);

  get(row: number): number | null {
    const value = this.values[row];
    return value === undefined || Number.isNaN(value) ? null : value;
  }

  set(row: number, value: number | null): void {
    const { values } = this;
    if (row >= values.length) {
      this.values = new Float64Array(room(values.length, row)).fill(Number.NaN);
      this.values.set(values);
    }
    this.values[row] = value ?? Number.NaN;
  }
}

/** A code from 0 to 255 for each row; 0 where none was set. */
export class Codes {
  private values = new Uint8Array(0);

  get(row: number): number {
    return this.values[row] ?? 0;
  }

  set(row: number, value: number): void {
    const { values } = this;
    if (row >= values.length) {
      this.values = new Uint8Array(room(values.length, row));
      this.values.set(values);
    }
    this.values[row] = value;
  }

  clear(): void {
    this.values.fill(0);
  }
}

/** A text or null for each row. What many people have in common, a page or a device, is kept once. */
export class Texts {
  private values: (string | null)[] = [];
  private shared = new Recent<string, string>(SHARED_TEXTS);

  get(row: number): string | null {
    return this.values[row] ?? null;
  }

  set(row: number, value: string | null): void {
    const { length } = this.values;
    // Never longer by an assignment: an array with far gaps becomes a table, ten times as dear.
    if (row >= length) {
      const more = new Array<string | null>(room(length, row) - length).fill(null);
      this.values = this.values.concat(more);
    }
    this.values[row] = value === null ? null : this.share(value);
  }

  private share(text: string): string {
    const known = this.shared.get(text);
    if (known === undefined) this.shared.set(text, text);
    return known ?? text;
  }
}

/** A number or null for the few rows that have one. */
export class Few {
  private values = new Map<number, number>();

  get(row: number): number | null {
    return this.values.get(row) ?? null;
  }

  set(row: number, value: number | null): void {
    if (value === null) this.values.delete(row);
    else this.values.set(row, value);
  }
}
