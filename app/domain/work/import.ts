import type { CardKind } from "./kinds";

/** What a column of a file of records may be (issue Work, "Import and export"). */
export const IMPORT_COLUMNS = {
  deal: [
    "name",
    "amount",
    "pipeline",
    "stage",
    "responsible",
    "contact",
    "phone",
    "email",
    "company",
    "tags",
    "note",
    "created",
    "external_id",
  ],
  contact: [
    "name",
    "first_name",
    "last_name",
    "phone",
    "email",
    "company",
    "position",
    "responsible",
    "tags",
    "note",
    "created",
    "external_id",
  ],
  company: [
    "name",
    "phone",
    "email",
    "site",
    "address",
    "responsible",
    "tags",
    "note",
    "created",
    "external_id",
  ],
} as const satisfies Record<CardKind, readonly string[]>;
export type ImportColumn = (typeof IMPORT_COLUMNS)[CardKind][number];

/** Cells of one row by what they are; an empty cell is left out. */
export type ImportCells = Partial<Record<ImportColumn, string>>;

/** What happens to a row whose phone or e-mail is here already. */
export const DUPLICATE_WAYS = ["skip", "update", "create"] as const;
export type DuplicateWay = (typeof DUPLICATE_WAYS)[number];

/** Why a row made nothing, as `column:what`: the error file names row and column by it. */
export const IMPORT_PROBLEMS = [
  "name:missing",
  "name:too_long",
  "amount:not_an_amount",
  "amount:too_many_decimals",
  "amount:negative",
  "amount:too_large",
  "phone:bad",
  "email:bad",
  "stage:unknown",
  "responsible:unknown",
  "created:bad",
  "row:already_here",
  "row:twice",
  "row:not_allowed",
  "row:limit",
] as const;
export type ImportProblem = (typeof IMPORT_PROBLEMS)[number];
export const isImportProblem = (code: string): code is ImportProblem =>
  (IMPORT_PROBLEMS as readonly string[]).includes(code);

export const MOST_RECORDS = 100_000;
const LONGEST_NAME = 250;

/** A row's name: of a contact first and last name, when the file has them apart. */
export function nameOf(
  cells: ImportCells,
): { ok: true; name: string } | { ok: false; problem: ImportProblem } {
  const parts = [cells.first_name, cells.last_name].filter(Boolean).join(" ");
  const name = (cells.name ?? parts).replace(/\s+/g, " ").trim();
  if (name === "") return { ok: false, problem: "name:missing" };
  return name.length > LONGEST_NAME ? { ok: false, problem: "name:too_long" } : { ok: true, name };
}

/**
 * A date as amoCRM, Bitrix24 and spreadsheets write it: `21.10.2026 14:05`, `2026-10-21`, `10/21/2026` is not among
 * them. Instant in ms, taken as UTC; null when it is none.
 */
export function readDate(text: string): number | null {
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[ ,]+(\d{1,2}):(\d{2})(?::\d{2})?)?$/.exec(text.trim());
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?Z?)?$/.exec(text.trim());
  const [year, month, day, hour, minute] = dotted
    ? [dotted[3], dotted[2], dotted[1], dotted[4], dotted[5]]
    : [iso?.[1], iso?.[2], iso?.[3], iso?.[4], iso?.[5]];
  if (year === undefined) return null;
  const at = Date.UTC(+year, Number(month) - 1, Number(day), Number(hour ?? 0), Number(minute ?? 0));
  const made = new Date(at);
  const isReal =
    made.getUTCMonth() === Number(month) - 1 && made.getUTCDate() === Number(day) && Number(hour ?? 0) < 24;
  return isReal && Number(minute ?? 0) < 60 ? at : null;
}
