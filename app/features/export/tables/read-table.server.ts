import type { Scope } from "~/domain/access";
import { EXPORT_TABLES, type ExportTable } from "~/domain/export/tables";
import type { LogPlace } from "~/domain/log/cursor";
import { EVERYTHING } from "~/domain/log/filter";
import type { Language, MessageKey, Translate } from "~/i18n";
import { translatorOf } from "~/i18n/server";
import type { Db } from "~db/client";
import { logPage } from "~db/queries/auth-log/page";
import { activityRows, type ExportRow, peopleRows, rightsRows } from "~db/queries/export-tables";
import { logCells } from "../../log/cells";
import { localTime } from "../../log/local-time.server";
import { lineOf } from "../../log/make-lines.server";
import type { Cell } from "../cell";

export type TableQuery = {
  accountId: number;
  table: ExportTable;
  columns: readonly string[];
  from: number | null;
  until: number | null;
  language: Language;
  zone: string;
  /** Whose lines of the log may leave. */
  scope: Scope;
  now: number;
};
/** Where the next portion begins: an id, and of the log its instant, too. */
export type TablePlace = { id: number; at: number };
export type Portion = { rows: Cell[][]; next: TablePlace | null };

/** The next rows of a table as cells of the chosen columns, and where it goes on; null = that was all. */
export async function readTable(
  db: Db,
  query: TableQuery,
  from: TablePlace | null,
  most: number,
): Promise<Portion> {
  if (query.table === "log") return readLog(db, query, from, most);
  const part = { ...query, after: from?.id ?? 0, most };
  const read = { people: peopleRows, rights: rightsRows, activity: activityRows }[query.table];
  const rows = await read(db, part);
  const t = translatorOf(query.language);
  const last = rows.at(-1);
  return {
    rows: rows.map((row) => query.columns.map((column) => cellOf(row, column, query.zone, t))),
    next: rows.length < most || last === undefined ? null : { id: last.id, at: 0 },
  };
}

/** The words above the chosen columns. */
export function tableHeader({
  table,
  columns,
  language,
  zone,
}: Pick<TableQuery, "table" | "columns" | "language" | "zone">): string[] {
  const t = translatorOf(language);
  const ofLog = new Map(logCells(t).map(({ id, header }) => [id, header]));
  const isTime = (column: string) => TIMES.includes(column);
  return columns.map((column) => {
    const words = (table === "log" && ofLog.get(column)) || t(`export.column.${column}` as MessageKey);
    return isTime(column) ? `${words} (${zone})` : words;
  });
}

/** The columns of a table that a form named, in the table's order; all when it named none. */
export function chosenColumns(table: ExportTable, named: readonly string[]): string[] {
  const all: readonly string[] = EXPORT_TABLES[table];
  const chosen = all.filter((column) => named.includes(column));
  return [...(chosen.length > 0 ? chosen : all)];
}

const TIMES = ["created", "last_sign_in", "last_activity", "from", "until", "given", "time"];
const CODES: Readonly<Record<string, string>> = {
  level: "level",
  kind: "export.kind",
  state: "audit.value",
  what: "export.what",
};

function cellOf(row: ExportRow, column: string, zone: string, t: Translate): Cell {
  const value = row[column] ?? null;
  if (TIMES.includes(column)) return typeof value === "number" ? { local: localTime(value, zone) } : null;
  if (column === "state" && value === null) return t("export.active");
  if (column === "state" && value === "deleted") return t("reason.deleted");
  if (
    column === "role" &&
    row.template !== null &&
    typeof row.template === "string" &&
    value === row.template
  )
    return t(`role.${row.template}` as MessageKey);
  const words = CODES[column];
  return words === "level" || words === "audit.value" ? value && t(`${words}.${value}` as MessageKey) : value;
}

async function readLog(db: Db, query: TableQuery, place: TablePlace | null, most: number): Promise<Portion> {
  const { accountId, scope, from, until, now, language, zone } = query;
  const filter = { ...EVERYTHING, from, until: Math.min(until ?? now, now) };
  const page = await logPage(
    db,
    { accountId, scope, filter },
    { from: place as LogPlace | null, direction: "older", limit: most },
  );
  const cells = new Map(logCells(translatorOf(language)).map((cell) => [cell.id, cell]));
  const rows = page.rows.map((row) => {
    const line = lineOf(row, language);
    return query.columns.map(
      (column): Cell =>
        column === "time" ? { local: localTime(row.at, zone) } : (cells.get(column)?.of(line) ?? null),
    );
  });
  return { rows, next: page.older ?? page.reached };
}
