import type { Network } from "./network";
import type { Place } from "./read-address";

/** Whom an entry is for. */
export const ENTRY_SCOPES = ["account", "department", "user"] as const;
export type EntryScope = (typeof ENTRY_SCOPES)[number];

/** Whether a department's or a person's entry adds to the wider lists or stands in their place. */
export const ENTRY_MODES = ["extends", "replaces"] as const;
export type EntryMode = (typeof ENTRY_MODES)[number];

export interface Entry {
  readonly id: number;
  readonly scope: EntryScope;
  /** Department or user; null for the account. */
  readonly scopeId: number | null;
  /** Of no effect for the account. One entry that replaces makes the whole list of its scope replace. */
  readonly mode: EntryMode;
  readonly network: Network;
  readonly label: string;
  /** Instant in ms from which it no longer counts, whether or not it was removed. */
  readonly expiresAt: number | null;
}

/** The list as an administrator saves it. On with no entry that counts is off. */
export interface Rules<E extends Entry = Entry> {
  readonly on: boolean;
  readonly entries: readonly E[];
  readonly exemptUserIds: readonly number[];
  readonly coversTokens: boolean;
}

/** The list as it is kept: on probation, also the one that applies again from `confirmBy` (ms) on. */
export interface Allowlist<E extends Entry = Entry> extends Rules<E> {
  readonly probation: { readonly confirmBy: number; readonly before: Rules<E> } | null;
}

/** Whom the list is asked about. */
export interface Visitor {
  readonly userId: number;
  readonly departmentId: number | null;
}

/** One arrival: who, from where (null: missing or not an address) and by what. */
export interface Visit extends Visitor {
  readonly address: Place | null;
  readonly kind: "browser" | "token";
}

/** Does the entry still count at `now`? Its end is the first instant at which it does not. */
export function isLive(entry: Entry, now: number): boolean {
  return entry.expiresAt === null || now < entry.expiresAt;
}
