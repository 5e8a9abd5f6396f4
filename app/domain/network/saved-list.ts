import type { Allowlist, Entry, Rules } from "./allowlist";

/** An entry as it is kept. `id` is 0 until the database has given one. */
export interface SavedEntry extends Entry {
  readonly publicId: string;
  readonly createdAt: number;
  readonly createdBy: number | null;
}

export type SavedRules = Rules<SavedEntry>;

/** The list as it is kept, with what is about the list and not in it. */
export interface SavedList extends Allowlist<SavedEntry> {
  /** Raised by every save: two who save at once cannot both have read the same list. */
  readonly version: number;
  /** Owners may let themselves in by a link in a mail. No rule of who may come in, so probation leaves it alone. */
  readonly ownerLink: boolean;
  readonly changedAt: number | null;
  readonly changedBy: number | null;
}
