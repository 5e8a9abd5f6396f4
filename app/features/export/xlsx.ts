import { Zip, ZipDeflate } from "fflate";
import type { Cell, Rows } from "./cell";
import { cellXml, partsXml } from "./xlsx-xml";

/** Rows of a sheet in Excel, its header included. */
const MOST_ROWS = 1_048_576;

type Sheet = { number: number; rows: number; file: ZipDeflate };

/**
 * An XLSX file (ECMA-376), deflated while it is written: texts as inline strings, which are inert whatever they start
 * with, numbers as numbers, instants as dates. Above the rows that a sheet holds another one begins.
 */
export async function* xlsxFile(
  name: string,
  header: readonly string[],
  rows: Rows,
  mostRows = MOST_ROWS,
): AsyncGenerator<Uint8Array> {
  const out: Uint8Array[] = [];
  const utf8 = new TextEncoder();
  const zip = new Zip((failure, chunk) => {
    if (failure) throw failure;
    out.push(chunk);
  });
  const add = (path: string) => {
    const file = new ZipDeflate(path, { level: 6 });
    zip.add(file);
    return file;
  };
  const openSheet = (number: number): Sheet => {
    const sheet = { number, rows: 0, file: add(`xl/worksheets/sheet${number}.xml`) };
    sheet.file.push(utf8.encode(partsXml.sheetStart));
    write(sheet, [header]);
    return sheet;
  };
  const write = (sheet: Sheet, records: readonly (readonly Cell[])[]) => {
    const xml = records.map((cells) => rowXml(++sheet.rows, cells)).join("");
    sheet.file.push(utf8.encode(xml));
  };
  const close = (sheet: Sheet) => sheet.file.push(utf8.encode(partsXml.sheetEnd), true);

  let sheet = openSheet(1);
  for await (const portion of rows) {
    for (let at = 0; at < portion.length; ) {
      if (sheet.rows >= mostRows) {
        close(sheet);
        sheet = openSheet(sheet.number + 1);
      }
      const fitting = portion.slice(at, at + mostRows - sheet.rows);
      write(sheet, fitting);
      at += fitting.length;
    }
    yield* out.splice(0);
  }
  close(sheet);
  for (const [path, xml] of partsXml.workbook(name, sheet.number)) add(path).push(utf8.encode(xml), true);
  zip.end();
  yield* out.splice(0);
}

const rowXml = (number: number, cells: readonly Cell[]) =>
  `<row r="${number}">${cells.map((cell, column) => cellXml(cell, column, number)).join("")}</row>`;
