/**
 * Seals of the audit log (architecture, "Logs"; ASVS 16.4.2): each covers the rows of one account above the seal
 * before it, and carries that seal's hash. What is hashed is fixed here; who names whom is decided when a row is sealed.
 */

/** Beside a value that names a person: whose it is, and HMAC(salt of that person, value). Stays when the value goes. */
export type NamedValue = readonly [subject: number, mac: string];
export type Named = Readonly<Record<string, NamedValue>>;

export type SealedChange = {
  id: number;
  field: string;
  before: string | null;
  after: string | null;
  named: Named | null;
};
export type SealedRow = {
  id: number;
  publicId: string;
  at: number;
  event: string;
  actorId: number | null;
  actorName: string | null;
  targetKind: string | null;
  targetId: number | null;
  targetName: string | null;
  ip: string | null;
  sessionId: string | null;
  requestId: string | null;
  reason: string | null;
  named: Named | null;
  changes: readonly SealedChange[];
};

/** What no sealing has written: found by verification under a column that does not exist. */
const UNREADABLE: Named = { unreadable: [0, ""] };

/** `named` as it is stored: JSON, or null for a row that names nobody or is not sealed yet. */
export function readNamed(stored: string | null): Named | null {
  if (stored === null) return null;
  try {
    const named: unknown = JSON.parse(stored);
    if (typeof named !== "object" || named === null || Array.isArray(named)) return UNREADABLE;
    return Object.values(named).every(isNamedValue) && JSON.stringify(named) === stored
      ? (named as Named)
      : UNREADABLE;
  } catch {
    return UNREADABLE;
  }
}

const isNamedValue = (value: unknown) =>
  Array.isArray(value) && value.length === 2 && typeof value[0] === "number" && typeof value[1] === "string";

/** Columns of a row and of a change that may name a person. */
export const ROW_VALUES = ["actorName", "targetName", "ip", "reason"] as const;
export const CHANGE_VALUES = ["field", "before", "after"] as const;

export type Seal = {
  accountId: number;
  /** 1, 2, 3 … within the account. */
  number: number;
  /** Rows with `after` < id <= `to` are covered: no row fits between two seals. */
  after: number;
  to: number;
  count: number;
  /** SHA-256 of the leaves, in order. */
  root: string;
  /** The hash of the seal before; NOTHING for the first. */
  prev: string;
  at: number;
  /** The instant before which the rows may not go: the retention when they were sealed. */
  keptUntil: number;
};
export type HashedSeal = Seal & { hash: string };

/** What the gate keeps of the last seal that it was told. */
export type KeptSeal = { number: number; hash: string; to: number; epoch: number };

export const NOTHING = "0".repeat(64);

/** Canonical JSON of a row: a list in a fixed order, each value that names a person replaced by its MAC. */
export function leafText(row: SealedRow, accountId: number): string {
  return JSON.stringify([
    accountId,
    row.id,
    row.publicId,
    row.at,
    row.event,
    row.actorId,
    hidden(row.actorName, row.named?.actorName),
    row.targetKind,
    row.targetId,
    hidden(row.targetName, row.named?.targetName),
    hidden(row.ip, row.named?.ip),
    row.sessionId,
    row.requestId,
    hidden(row.reason, row.named?.reason),
    row.changes.map(({ named, id, ...change }) => [
      id,
      ...CHANGE_VALUES.map((column) => hidden(change[column], named?.[column])),
    ]),
  ]);
}

/** A list and a text can never be the same JSON, so a value cannot pose as a MAC. */
const hidden = (value: string | null, named: NamedValue | undefined) =>
  named === undefined ? value : [...named];

/** Canonical JSON of all columns of a seal but its hash. */
export const sealText = (seal: Seal): string =>
  JSON.stringify([
    seal.accountId,
    seal.number,
    seal.after,
    seal.to,
    seal.count,
    seal.root,
    seal.prev,
    seal.at,
    seal.keptUntil,
  ]);
