import { findJob, openJob } from "~db/queries/jobs";
import type { Needs } from "../needs";
import type { AnyJobKind } from "./job-kind.server";
import { goOn } from "./start-job.server";

/** Goes on with a failed job of one's own from where it stopped. False: it is nobody's, or it did not fail. */
export async function retryJob(
  needs: Needs,
  { accountId, userId, jobId }: { accountId: number; userId: number; jobId: string },
  kinds: readonly AnyJobKind[],
): Promise<boolean> {
  const db = needs.db(accountId);
  const job = await findJob(db, accountId, jobId);
  const kind = kinds.find(({ name }) => name === job?.kind);
  if (job === null || kind === undefined || job.createdBy !== userId) return false;
  if (!(await openJob(db, { accountId, jobId: job.id }, "failed", needs.now))) return false;
  goOn(needs, kind, { accountId, publicId: jobId });
  return true;
}
