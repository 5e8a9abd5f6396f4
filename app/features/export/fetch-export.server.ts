import { LINK_MS } from "~/domain/export/tables";
import { findJob, type JobRow } from "~db/queries/jobs";
import type { Needs } from "../needs";
import type { Rows } from "./cell";
import { csvFile } from "./csv";
import { ExportInput, exportFolder, exportTable } from "./export-job.server";
import { tableHeader } from "./tables/read-table.server";
import { xlsxFile } from "./xlsx";

export type Fetched =
  | { kind: "file"; chunks: AsyncGenerator<Uint8Array>; input: ExportInput; finishedAt: number }
  | { kind: "not_found" }
  | { kind: "gone" };

type Whose = { accountId: number; accountPublicId: string; userId: number };

/** The file of a finished export: for whoever asked for it, within an hour (semantics 14). Anybody else finds nothing. */
export async function fetchExport(needs: Needs, whose: Whose, jobId: string): Promise<Fetched> {
  const job = await findJob(needs.db(whose.accountId), whose.accountId, jobId);
  if (job === null || job.kind !== exportTable.name || job.createdBy !== whose.userId || job.state !== "done")
    return { kind: "not_found" };
  if (!isFetchable(job, needs.now)) return { kind: "gone" };
  const input = ExportInput.parse(JSON.parse(job.input));
  const header = tableHeader({ ...input, accountId: whose.accountId, now: input.askedAt } as Parameters<
    typeof tableHeader
  >[0]);
  const folder = exportFolder(whose.accountPublicId, jobId);
  const parts = (JSON.parse(job.result ?? "{}") as { parts?: number }).parts ?? 0;
  async function* rows(): Rows {
    for (let part = 0; part < parts; part += 1) {
      const text = await needs.files.text(`${folder}${part}.json`);
      if (text === null) throw new Error("a part of the export is gone");
      yield JSON.parse(text);
    }
  }
  const { format, table } = input;
  const chunks =
    format === "xlsx"
      ? xlsxFile(table, header, rows())
      : csvFile(header, rows(), format === "csv" ? "," : ";");
  return { kind: "file", chunks, input, finishedAt: job.finishedAt ?? 0 };
}

/** The link works for an hour after the export was done. */
export const isFetchable = ({ finishedAt }: Pick<JobRow, "finishedAt">, now: number) =>
  finishedAt !== null && now < finishedAt + LINK_MS;
