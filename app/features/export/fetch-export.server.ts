import { LINK_MS } from "~/domain/export/tables";
import { findJob, type JobRow } from "~db/queries/jobs";
import type { ExportFormat } from "../log/export-log.server";
import { localTime } from "../log/local-time.server";
import type { Needs } from "../needs";
import type { Rows } from "./cell";
import { csvFile } from "./csv";
import { exportFolder } from "./export-job.server";
import { xlsxFile } from "./xlsx";

/** A kind of job that makes a file: what its parts are put together with. */
export type ExportKind = {
  name: string;
  /** Null: the job is of another door. */
  describe(input: unknown): { header: string[]; format: ExportFormat; zone: string; table: string } | null;
};
export type FetchedFile = {
  kind: "file";
  chunks: AsyncGenerator<Uint8Array>;
  /** "deals-2026-11-22.xlsx": what it holds, and the day on which it was done. */
  name: string;
  format: ExportFormat;
  table: string;
  rows: number;
};
export type Fetched = FetchedFile | { kind: "not_found" } | { kind: "gone" };

type Whose = { accountId: number; accountPublicId: string; userId: number };
type Result = { parts?: number; rows?: number };

/** The file of a finished export: for whoever asked for it, within an hour (semantics 14). Anybody else finds nothing. */
export async function fetchExport(
  needs: Needs,
  whose: Whose,
  jobId: string,
  kind: ExportKind,
): Promise<Fetched> {
  const job = await findJob(needs.db(whose.accountId), whose.accountId, jobId);
  if (job === null || job.kind !== kind.name || job.createdBy !== whose.userId || job.state !== "done")
    return { kind: "not_found" };
  if (!isFetchable(job, needs.now)) return { kind: "gone" };
  const described = kind.describe(JSON.parse(job.input));
  if (described === null) return { kind: "not_found" };
  const { header, format, table, zone } = described;
  const folder = exportFolder(whose.accountPublicId, jobId);
  const { parts = 0, rows: count = 0 } = JSON.parse(job.result ?? "{}") as Result;
  async function* rows(): Rows {
    for (let part = 0; part < parts; part += 1) {
      const text = await needs.files.text(`${folder}${part}.json`);
      if (text === null) throw new Error("a part of the export is gone");
      yield JSON.parse(text);
    }
  }
  const chunks =
    format === "xlsx"
      ? xlsxFile(table, header, rows())
      : csvFile(header, rows(), format === "csv" ? "," : ";");
  const day = localTime(job.finishedAt ?? 0, zone).slice(0, 10);
  const name = `${table}-${day}.${format === "xlsx" ? "xlsx" : "csv"}`;
  return { kind: "file", chunks, name, format, table, rows: count };
}

/** The link works for an hour after the export was done. */
export const isFetchable = ({ finishedAt }: Pick<JobRow, "finishedAt">, now: number) =>
  finishedAt !== null && now < finishedAt + LINK_MS;
