import { type MacKey, macHex, macKey } from "~/domain/ids/hmac";
import {
  CHANGE_VALUES,
  type HashedSeal,
  type KeptSeal,
  type Named,
  NOTHING,
  ROW_VALUES,
  type SealedRow,
} from "~/domain/log/seal";
import type { LogReader } from "~db/queries/audit-log/reader";
import { hashed, rootOf } from "./seal-log.server";

/** What verification can find; stored nowhere, printed by `npm run audit:verify`. */
export const FINDINGS = [
  "seal_changed",
  "seal_missing",
  "rows_missing",
  "rows_added",
  "rows_changed",
  "value_changed",
  "value_gone",
  "salt_gone",
  "erased_without_event",
  "gate_differs",
  "gate_ahead",
  "head_differs",
] as const;
export type Finding = {
  code: (typeof FINDINGS)[number];
  seal: number | null;
  entry?: string;
  column?: string;
};

export type Report = {
  seals: number;
  rows: number;
  /** Rows younger than the last seal: covered within a minute. */
  unsealed: number;
  last: { number: number; hash: string } | null;
  findings: Finding[];
};
/** What stands outside D1: the gate's last seal, a head from a mail. `undefined`: not asked. */
export type Witnesses = { gate?: KeptSeal | null; head?: { number: number; hash: string } };

const SEALS = 50;
const ROWS = 1_000;

/**
 * Compares the rows, the chain of seals and what the gate keeps (architecture, "Logs"; ASVS 16.4.3): finds any sealed
 * entry that was changed, removed, added, moved or cut off, and any seal. Rows that retention removed with their whole
 * range, after the time that their seal says, are no finding, and neither are the values of a person who was erased.
 */
export async function verifyLog(log: LogReader, witnesses: Witnesses, now: number): Promise<Report> {
  const findings: Finding[] = [];
  const values = await valueCheck(log);
  // Before the first range there is nothing: numbers start at 1.
  const before = await log.rows({ after: Number.MIN_SAFE_INTEGER, to: 0, most: 1 });
  if (before.length > 0) findings.push({ code: "rows_added", seal: null });
  let last: HashedSeal | null = null;
  let rows = 0;
  for (;;) {
    const seals: HashedSeal[] = await log.seals(last?.number ?? Number.MIN_SAFE_INTEGER, SEALS);
    for (const seal of seals) {
      findings.push(...(await chainFindings(seal, last)));
      const covered = await log.rows({ after: seal.after, to: seal.to, most: ROWS });
      findings.push(...(await rangeFindings(seal, covered, now)));
      for (const row of covered) findings.push(...(await values(row, seal.number)));
      rows += covered.length;
      findings.push(...witnessFindings(seal, witnesses));
      last = seal;
    }
    if (seals.length < SEALS) break;
  }
  findings.push(...endFindings(last, witnesses));
  const unsealed = await log.rows({ after: last?.to ?? 0, to: null, most: ROWS });
  return {
    seals: last?.number ?? 0,
    rows,
    unsealed: unsealed.length,
    last: last && { number: last.number, hash: last.hash },
    findings,
  };
}

async function chainFindings(seal: HashedSeal, before: HashedSeal | null): Promise<Finding[]> {
  const { hash } = await hashed(seal);
  const follows = seal.number === (before?.number ?? 0) + 1 && seal.after === (before?.to ?? 0);
  return [
    ...(hash === seal.hash ? [] : [{ code: "seal_changed" as const, seal: seal.number }]),
    ...(follows && seal.prev === (before?.hash ?? NOTHING)
      ? []
      : [{ code: "seal_missing" as const, seal: seal.number }]),
  ];
}

/** The rows of a range: all there and unchanged, or all gone after their time. */
async function rangeFindings(seal: HashedSeal, rows: readonly SealedRow[], now: number): Promise<Finding[]> {
  if (rows.length === 0 && seal.keptUntil <= now) return [];
  if (rows.length !== seal.count)
    return [{ code: rows.length < seal.count ? "rows_missing" : "rows_added", seal: seal.number }];
  return (await rootOf(rows, seal.accountId)) === seal.root
    ? []
    : [{ code: "rows_changed", seal: seal.number }];
}

/** Each value that names a person against what stands beside it. */
async function valueCheck(log: LogReader) {
  const subjects = await log.subjects();
  const erased = await log.erased();
  const keys = new Map<number, MacKey>();
  const one = async (
    value: string | null,
    subjectId: number,
    mac: string,
  ): Promise<Finding["code"] | null> => {
    const subject = subjects.get(subjectId);
    if (subject?.salt == null) {
      if (subject?.erasedAt == null) return "salt_gone";
      if (subject.userId !== null && !erased.has(subject.userId)) return "erased_without_event";
      return value === null || value === "" ? null : "value_changed";
    }
    if (value === null) return "value_gone";
    const key = keys.get(subjectId) ?? (await macKey(subject.salt));
    keys.set(subjectId, key);
    return (await macHex(key, value)) === mac ? null : "value_changed";
  };
  const all = async (values: Record<string, unknown>, columns: readonly string[], named: Named | null) => {
    if (Object.keys(named ?? {}).some((column) => !columns.includes(column)))
      return [{ column: "named", code: "rows_changed" as const }];
    const codes = columns
      .filter((column) => named?.[column] !== undefined)
      .map(async (column) => {
        const [subject, mac] = named![column]!;
        return { column, code: await one(values[column] as string | null, subject, mac) };
      });
    return Promise.all(codes);
  };
  return async (row: SealedRow, seal: number): Promise<Finding[]> => {
    const codes = [
      ...(await all(row, ROW_VALUES, row.named)),
      ...(await Promise.all(row.changes.map((change) => all(change, CHANGE_VALUES, change.named)))).flat(),
    ];
    return codes.flatMap(({ code, column }) =>
      code === null ? [] : [{ code, seal, entry: row.publicId, column }],
    );
  };
}

function witnessFindings(seal: HashedSeal, { gate, head }: Witnesses): Finding[] {
  const differs = (kept: { number: number; hash: string } | null | undefined) =>
    kept?.number === seal.number && kept.hash !== seal.hash;
  return [
    ...(differs(gate) ? [{ code: "gate_differs" as const, seal: seal.number }] : []),
    ...(differs(head) ? [{ code: "head_differs" as const, seal: seal.number }] : []),
  ];
}

/** A witness that knows a later seal than D1: the end was cut off. */
function endFindings(last: HashedSeal | null, { gate, head }: Witnesses): Finding[] {
  const isAhead = (kept: { number: number } | null | undefined) =>
    kept != null && kept.number > (last?.number ?? 0);
  return [
    ...(isAhead(gate) ? [{ code: "gate_ahead" as const, seal: gate!.number }] : []),
    ...(isAhead(head) ? [{ code: "head_differs" as const, seal: head!.number }] : []),
  ];
}
