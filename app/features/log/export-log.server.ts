import { publicId } from "~/domain/ids/public-id";
import { type AuthEntry, authEntry, type Origin } from "~/domain/log/entry";
import { translatorOf } from "~/i18n/server";
import { eachPage } from "~db/queries/auth-log/each-page";
import { writeAuthEntry } from "~db/queries/gate-notes";
import { commit } from "~db/queries/guarded-batch";
import type { Cell } from "../export/cell";
import { csvFile } from "../export/csv";
import { xlsxFile } from "../export/xlsx";
import type { Needs } from "../needs";
import { storedOrigin } from "../session/log-refusal.server";
import { logCells } from "./cells";
import { localTime } from "./local-time.server";
import { exportScope } from "./log-scope";
import { makeFilter } from "./make-filter.server";
import { lineOf } from "./make-lines.server";
import type { LogSearch } from "./search";
import type { LogReader } from "./show-log.server";

export const EXPORT_FORMATS = ["csv", "csv_semicolon", "xlsx"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

type Wanted = { search: LogSearch; format: ExportFormat; client: Origin; sessionId: string };

/**
 * The log as a file: exactly the rows that the same filters show, in the memory of one portion (AM-13). The export is
 * itself in the log, with the number of its rows: first when it starts, so that no broken one is missing, then with
 * its count. Null when a filter cannot be read.
 */
export async function exportLog(
  needs: Needs,
  reader: LogReader,
  wanted: Wanted,
): Promise<AsyncGenerator<Uint8Array> | null> {
  const { accountId, language, zone } = reader;
  const db = needs.db(accountId);
  const asked = await queryOf(needs, reader, wanted.search);
  if (asked === null) return null;
  const query = asked;
  const note = await noteOf(needs, reader, wanted);
  const write = (count: number) => commit(db, [writeAuthEntry(accountId, { ...note, count })]);
  await write(0);

  const t = translatorOf(language);
  const cells = logCells(t);
  const header = [`${t("log.time")} (${zone})`, ...cells.map((cell) => cell.header)];
  async function* rows(): AsyncGenerator<Cell[][]> {
    let count = 0;
    try {
      for await (const page of eachPage(db, query)) {
        count += page.length;
        yield page.map((row) => {
          const line = lineOf(row, language);
          return [{ local: localTime(row.at, zone) }, ...cells.map((cell) => cell.of(line))];
        });
      }
    } finally {
      await write(count);
    }
  }
  if (wanted.format === "xlsx") return xlsxFile(t("authlog.export.sheet"), header, rows());
  return csvFile(header, rows(), wanted.format === "csv" ? "," : ";");
}

/** How many rows `exportLog` would give at the same instant; null when a filter cannot be read. */
export async function countLog(needs: Needs, reader: LogReader, search: LogSearch): Promise<number | null> {
  const query = await queryOf(needs, reader, search);
  if (query === null) return null;
  let count = 0;
  for await (const page of eachPage(needs.db(reader.accountId), query)) count += page.length;
  return count;
}

/** What happens while the file is made, the export itself included, is not in it. */
async function queryOf(needs: Needs, reader: LogReader, search: LogSearch) {
  const { accountId, zone } = reader;
  const scope = exportScope(reader);
  const about = { accountId, scope, now: needs.now, zone };
  const { filter, errors } = await makeFilter(needs.db(accountId), search, about);
  if (Object.keys(errors).length > 0) return null;
  return {
    accountId,
    scope,
    filter: { ...filter, until: Math.min(filter.until ?? needs.now, needs.now) },
  };
}

async function noteOf(needs: Needs, { userId }: LogReader, wanted: Wanted): Promise<AuthEntry> {
  return authEntry({
    opId: publicId(needs.random(16)),
    at: needs.now,
    userId,
    event: "export_done",
    method: "export",
    result: "success",
    page: "/log",
    sessionId: wanted.sessionId,
    origin: await storedOrigin(wanted.client),
    detail: wanted.format,
  });
}
