import Papa from "papaparse";

/** A file as rows of texts, the header first. */
export type Table = { header: string[]; rows: { line: number; cells: string[] }[] };
export type TableProblem = "empty" | "too_long" | "not_a_table";

export const MOST_ROWS = 5_000;
const MOST_BYTES = 10_000_000;

/**
 * Reads a CSV or XLSX file in the browser: the server never parses one (architecture, "Jobs and files"). CSV in UTF-8 with
 * or without BOM, UTF-16, else Windows-1251; the separator is found; quotes and line breaks in cells are kept. Formulas
 * are texts here: nothing is ever evaluated.
 */
export async function readTable(
  file: Blob,
  most: { rows: number; bytes: number } = { rows: MOST_ROWS, bytes: MOST_BYTES },
): Promise<Table | TableProblem> {
  if (file.size === 0) return "empty";
  if (file.size > most.bytes) return "too_long";
  const bytes = new Uint8Array(await file.arrayBuffer());
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  try {
    return tableOf(isZip ? await readSheet(bytes) : readCsv(decode(bytes)), most.rows);
  } catch {
    return "not_a_table";
  }
}

/** UTF-8 when it is, else what spreadsheets of the region write. */
export function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1251").decode(bytes);
  }
}

function readCsv(text: string): string[][] {
  if (text.includes("\u0000")) throw new Error("binary");
  const { data } = Papa.parse<string[]>(text.replace(/[\r\n]+$/, ""), { delimiter: separatorOf(text) });
  return data;
}

/** The one that stands most often in the header, outside quotes. */
function separatorOf(text: string): string {
  const [header = ""] = text.replace(/"[^"]*"/g, "").split(/[\r\n]/);
  const often = (separator: string) => header.split(separator).length;
  return [";", "\t", "|"].reduce((best, next) => (often(next) > often(best) ? next : best), ",");
}

async function readSheet(bytes: Uint8Array): Promise<string[][]> {
  const { readSheet: read } = await import("read-excel-file/universal");
  const rows = await read(bytes.slice().buffer);
  return rows.map((row) => row.map((cell) => (cell === null ? "" : String(cell))));
}

function tableOf(all: string[][], most: number): Table | TableProblem {
  const [header, ...rows] = all;
  const filled = rows
    .map((cells, at) => ({ line: at + 2, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  if (header === undefined || filled.length === 0) return "empty";
  return filled.length > most ? "too_long" : { header: header.map((cell) => cell.trim()), rows: filled };
}
