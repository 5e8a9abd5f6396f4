import { fold } from "~/domain/text/fold";
import { IMPORT_COLUMNS, type ImportCells, type ImportColumn } from "~/domain/work/import";
import type { CardKind } from "~/domain/work/kinds";
import { WORK_HEADERS } from "~/i18n/files/work-words";

/** For each column of the file what it is; null = left out. */
export type Mapping = (ImportColumn | null)[];

const tidy = (text: string) =>
  fold(text)
    .replace(/[^\p{L}\p{N}₽]+/gu, " ")
    .trim();

/** Guesses the columns by their headers, each meaning once. */
export function guessMapping(kind: CardKind, headers: readonly string[]): Mapping {
  const taken = new Set<ImportColumn>();
  return headers.map((header) => {
    const found = IMPORT_COLUMNS[kind].find(
      (key) => !taken.has(key) && WORK_HEADERS[key].some((word) => tidy(word) === tidy(header)),
    );
    if (found) taken.add(found);
    return found ?? null;
  });
}

/** One row of the file by what its columns are. Several columns of one meaning do not happen: each means one thing. */
export function cellsOf(cells: readonly string[], mapping: Mapping): ImportCells {
  const row: ImportCells = {};
  mapping.forEach((key, at) => {
    const text = (cells[at] ?? "").trim();
    if (key !== null && text !== "") row[key] = text.slice(0, 4_000);
  });
  return row;
}

/** Enough to begin: something that a record is called by. */
export const isComplete = (mapping: Mapping) => mapping.includes("name") || mapping.includes("first_name");
