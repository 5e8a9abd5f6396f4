import { sql } from "drizzle-orm";
import * as z from "zod";
import { MOST_CHUNK_ROWS } from "~/domain/jobs/jobs";
import { commit, mustHold } from "~db/queries/guarded-batch";
import { addRows } from "~db/queries/import-rows";
import { findJob, type JobRow, openJob } from "~db/queries/jobs";
import type { Needs } from "../needs";
import type { AnyJobKind } from "./job-kind.server";
import { goOn } from "./start-job.server";

/** A chunk as the browser sends it: lines of the file by their number, the fields as texts. The body cap is 1 MB. */
export const ImportChunk = z.strictObject({
  rows: z
    .array(
      z.strictObject({
        line: z.int().min(1).max(10_000_000),
        data: z.record(z.string().max(64), z.string().max(4_000)),
      }),
    )
    .min(1)
    .max(MOST_CHUNK_ROWS),
});
export type ImportChunk = z.infer<typeof ImportChunk>;

type Whose = { accountId: number; userId: number; jobId: string };
export type FillOutcome = { ok: true } | { ok: false; refusal: "not_found" | "closed" };

/** Adds rows to an import of one's own that is still filling. Sending a chunk again changes nothing. */
export async function addImportRows(needs: Needs, whose: Whose, chunk: ImportChunk): Promise<FillOutcome> {
  const { accountId } = whose;
  const db = needs.db(accountId);
  const job = await ownJob(needs, whose);
  if (job === null) return { ok: false, refusal: "not_found" };
  const { lost } = await commit(db, [
    mustHold(
      sql`EXISTS (SELECT 1 FROM jobs WHERE account_id = ${accountId} AND id = ${job.id} AND state = 'filling')`,
    ),
    ...addRows({ accountId, jobId: job.id }, chunk.rows, needs.now),
  ]);
  return lost ? { ok: false, refusal: "closed" } : { ok: true };
}

/** Looks at an import whose rows are all there; throws what the person is to be asked first. */
export type LookFirst = (job: JobRow) => Promise<void>;

/** The last rows have come: the job runs, unless more have come since `look` looked. */
export async function closeImport(
  needs: Needs,
  whose: Whose,
  kind: AnyJobKind,
  look?: LookFirst,
): Promise<FillOutcome> {
  const { accountId, jobId } = whose;
  const job = await ownJob(needs, whose);
  if (job === null || job.kind !== kind.name) return { ok: false, refusal: "not_found" };
  await look?.(job);
  const ref = { accountId, jobId: job.id, total: job.total };
  if (!(await openJob(needs.db(accountId), ref, "filling", needs.now)))
    return { ok: false, refusal: "closed" };
  goOn(needs, kind, { accountId, publicId: jobId });
  return { ok: true };
}

async function ownJob(needs: Needs, { accountId, userId, jobId }: Whose) {
  const job = await findJob(needs.db(accountId), accountId, jobId);
  return job?.createdBy === userId ? job : null;
}
