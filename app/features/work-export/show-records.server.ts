import type { ListKind } from "~/domain/export/records";
import type { JobProgress } from "~/domain/jobs/jobs";
import type { Language } from "~/i18n";
import { listJobs } from "~db/queries/jobs";
import { isFetchable } from "../export/fetch-export.server";
import { progressOf } from "../jobs/read-progress.server";
import type { Needs } from "../needs";
import type { Reader } from "../work/reader";
import { columnsFor } from "./columns.server";
import { exportRecords } from "./export-records.server";

type Result = { table: string; format: string; rows: number; isRefused?: boolean };
export type ShownFile = JobProgress<Result> & { at: number; isFetchable: boolean };

const MOST = 10;

/** The columns that one may take along from a list, and one's own files of lists, newest first. */
export async function showRecords(needs: Needs, viewer: Reader, kind: ListKind, language: Language) {
  const { accountId, userId } = viewer;
  const db = needs.db(accountId);
  const [columns, jobs] = await Promise.all([
    columnsFor(db, viewer, kind, language),
    listJobs(db, accountId, [exportRecords.name], 50),
  ]);
  const files = jobs.filter(({ createdBy }) => createdBy === userId).slice(0, MOST);
  return {
    columns,
    files: files.map(
      (job): ShownFile => ({
        ...(progressOf(job) as JobProgress<Result>),
        at: job.createdAt,
        isFetchable: job.state === "done" && isFetchable(job, needs.now),
      }),
    ),
  };
}
export type ShownRecords = Awaited<ReturnType<typeof showRecords>>;
