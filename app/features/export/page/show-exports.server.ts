import { sql } from "drizzle-orm";
import { can, type Viewer } from "~/domain/access";
import type { CopyPeriod } from "~/domain/export/copies";
import { EXPORT_TABLES, type ExportTable } from "~/domain/export/tables";
import type { JobProgress } from "~/domain/jobs/jobs";
import type { Language } from "~/i18n";
import { listCopies } from "~db/queries/copies";
import { listJobs } from "~db/queries/jobs";
import { fullCopy } from "../../copies/copy-job.server";
import { progressOf } from "../../jobs/read-progress.server";
import type { Needs } from "../../needs";
import { exportTable } from "../export-job.server";
import { isFetchable } from "../fetch-export.server";
import { tableHeader } from "../tables/read-table.server";

export type ExportResult = { table: ExportTable; format: string; rows: number };
export type ShownExport = JobProgress<ExportResult> & { at: number; isFetchable: boolean };

/** One's own exports, newest first, and the company's copies when one may make them (MC-90…93, MC-96). */
export async function showExports(
  needs: Pick<Needs, "db" | "now">,
  viewer: Viewer & { accountId: number },
  { language, zone }: { language: Language; zone: string },
) {
  const { accountId, userId } = viewer;
  const db = needs.db(accountId);
  const own = (await listJobs(db, accountId, [exportTable.name], 50)).filter(
    (job) => job.createdBy === userId,
  );
  const exports = own.slice(0, 10).map((job) => ({
    ...(progressOf(job) as JobProgress<ExportResult>),
    at: job.createdAt,
    isFetchable: job.state === "done" && isFetchable(job, needs.now),
  }));
  const headers = (Object.keys(EXPORT_TABLES) as ExportTable[]).map((table) => {
    const columns: readonly string[] = EXPORT_TABLES[table];
    const query = { table, columns, language, zone } as unknown as Parameters<typeof tableHeader>[0];
    return { table, columns: tableHeader(query).map((label, at) => ({ name: columns[at] ?? "", label })) };
  });
  return {
    exports,
    tables: headers.filter(({ table }) => table !== "log" || can(viewer, "authlog.export")),
    copies: can(viewer, "data.backup") ? await showCopies(needs, accountId, userId) : null,
  };
}
export type ShownExports = Awaited<ReturnType<typeof showExports>>;

export async function showCopies(needs: Pick<Needs, "db">, accountId: number, userId: number) {
  const db = needs.db(accountId);
  const [last] = await listJobs(db, accountId, [fullCopy.name], 1);
  const isOpen = last !== undefined && last.state !== "done";
  const row = await db.get<{ period: CopyPeriod }>(
    sql`SELECT copy_period AS period FROM settings WHERE account_id = ${accountId}`,
  );
  return {
    list: (await listCopies(db, accountId)).map(({ publicId, at, rows }) => ({ publicId, at, rows })),
    period: row.period,
    /** A copy under way; its progress can be asked for by whoever started it. */
    job: isOpen && last.createdBy === userId ? progressOf(last) : null,
    isUnderWay: isOpen,
  };
}
