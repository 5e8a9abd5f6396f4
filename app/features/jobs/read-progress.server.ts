import type { JobProgress } from "~/domain/jobs/jobs";
import { findJob, type JobRow } from "~db/queries/jobs";
import type { Needs } from "../needs";

/** How far a job of this person is; null for anybody else's, and for none. */
export async function readProgress(
  needs: Pick<Needs, "db">,
  { accountId, userId }: { accountId: number; userId: number },
  publicId: string,
): Promise<JobProgress | null> {
  const job = await findJob(needs.db(accountId), accountId, publicId);
  return job === null || job.createdBy !== userId ? null : progressOf(job);
}

/** A job as a page shows it: no internal numbers, no failure text. */
export const progressOf = ({ publicId, kind, state, done, total, result }: JobRow): JobProgress => ({
  id: publicId,
  kind,
  state,
  done,
  total,
  result: result === null ? null : JSON.parse(result),
});
