import type { Cell } from "./cell";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** Characters of a cell in Excel. */
const LONGEST = 32_767;
const DAY_MS = 86_400_000;
/** Day 0 of the 1900 date system, as every date after February 1900 counts from it. */
const DAY_ZERO = Date.UTC(1899, 11, 30);

/** "A", "B", … "Z", "AA": the name of a column by its index from 0. */
export function columnName(index: number): string {
  const rest = index % 26;
  return (index >= 26 ? columnName(Math.floor(index / 26) - 1) : "") + String.fromCharCode(65 + rest);
}

/** A cell with its type: `t="inlineStr"` is text and nothing else; style 1 is date and time. */
export function cellXml(cell: Cell, column: number, row: number): string {
  if (cell === null || cell === "") return "";
  const at = `r="${columnName(column)}${row}"`;
  if (typeof cell === "number") return `<c ${at}><v>${cell}</v></c>`;
  if (typeof cell === "object") return `<c ${at} s="1"><v>${serialOf(cell.local)}</v></c>`;
  return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${textXml(cell)}</t></is></c>`;
}

const serialOf = (local: string) => (Date.parse(`${local}Z`) - DAY_ZERO) / DAY_MS;

/** XML 1.0 has no control characters (halves of pairs end in the encoder); Excel reads `_x0041_` as a character (ECMA-376 22.9.2.19). */
function textXml(text: string): string {
  return text
    .slice(0, LONGEST)
    .replace(/_x[0-9A-Fa-f]{4}_/g, "_x005F$&")
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "\uFFFD")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;");
}

/** A name that Excel takes for a sheet: 31 characters without []:*?/\ and without an apostrophe at its ends. */
const sheetName = (name: string) =>
  textXml(
    name
      .replace(/[[\]:*?/\\]/g, " ")
      .replace(/^'+|'+$/g, "")
      .slice(0, 28),
  ).replaceAll('"', "&quot;");

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

export const partsXml = {
  sheetStart: `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`,
  sheetEnd: "</sheetData></worksheet>",
  /** Everything around the sheets: path and contents. */
  workbook: (name: string, sheets: number): [string, string][] => [
    [
      "[Content_Types].xml",
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${numbers(
        sheets,
      )
        .map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPE}.worksheet+xml"/>`)
        .join("")}</Types>`,
    ],
    [
      "_rels/.rels",
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      "xl/workbook.xml",
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${numbers(sheets)
        .map(
          (n) => `<sheet name="${sheetName(name)}${n === 1 ? "" : ` ${n}`}" sheetId="${n}" r:id="rId${n}"/>`,
        )
        .join("")}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">${numbers(sheets)
        .map(
          (n) =>
            `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
        )
        .join("")}<Relationship Id="styles" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      "xl/styles.xml",
      `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="1"><font/></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ],
  ],
};
