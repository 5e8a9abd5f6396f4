import type { Cell, Rows } from "./cell";

export type Separator = "," | ";";

const BOM = "\uFEFF";
/** What a spreadsheet may take for the start of a formula, the full-width forms included (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** One record of RFC 4180 with its line end. A text that could be a formula gets an apostrophe in front. */
export function csvRecord(cells: readonly Cell[], separator: Separator): string {
  return `${cells.map((cell) => csvField(cell, separator)).join(separator)}\r\n`;
}

function csvField(cell: Cell, separator: Separator): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  if (typeof cell === "object") return cell.local.replace("T", " ");
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /["\r\n]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A CSV file in UTF-8 with a mark that spreadsheets know it by (security.md row 48). */
export async function* csvFile(
  header: readonly string[],
  rows: Rows,
  separator: Separator,
): AsyncGenerator<Uint8Array> {
  const utf8 = new TextEncoder();
  yield utf8.encode(BOM + csvRecord(header, separator));
  for await (const portion of rows)
    yield utf8.encode(portion.map((cells) => csvRecord(cells, separator)).join(""));
}
