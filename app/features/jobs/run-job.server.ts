import { sql } from "drizzle-orm";
import { publicId } from "~/domain/ids/public-id";
import { failureText } from "~/domain/text/log-text";
import type { Db } from "~db/client";
import { commit } from "~db/queries/guarded-batch";
import { claimJob, giveBack, type JobRef, type JobRow, saveChunk } from "~db/queries/jobs";
import { deliver } from "../gate/deliver.server";
import { letOthersIn } from "../let-others-in";
import type { Needs } from "../needs";
import type { AnyJobKind, Chunk, JobFacts } from "./job-kind.server";

/** paused: time is up, it goes on later · busy, lost: somebody else has it, or took it · retried: it failed, and is tried again. */
export type RunOutcome = "done" | "paused" | "busy" | "lost" | "retried" | "failed";

/** `clock` measures leases and the time there is; facts inside a chunk use `needs.now`. */
type Run = { forMs: number; clock?: () => number };

/**
 * Runs chunks of one job until it is done or its time is up. Whoever holds the lease runs it; the cursor commits with
 * the chunk, so that a crash anywhere leaves it before the chunk or behind it, never inside.
 */
export async function runJob(
  needs: Needs,
  kind: AnyJobKind,
  ref: JobRef,
  { forMs, clock = Date.now }: Run,
): Promise<RunOutcome> {
  const db = needs.db(ref.accountId);
  const lease = publicId(needs.random(16));
  const end = clock() + forMs;
  const row = await claimJob(db, ref, lease, clock());
  if (row === null) return "busy";
  const failed = async (failure: string): Promise<RunOutcome> => {
    const state = await giveBack(db, ref, lease, failure, clock());
    return state === null ? "lost" : state === "failed" ? "failed" : "retried";
  };
  try {
    let job = await factsOf(db, kind, row);
    for (;;) {
      await letOthersIn();
      const chunk = await kind.step(needs, job);
      const { lost } = await commit(db, [
        ...(chunk.write ?? []),
        ...saveChunk(ref, lease, savedOf(job, chunk), clock()),
      ]);
      if (lost) return await failed("conflict");
      if (chunk.tellsGate) await deliver(needs, job);
      if (chunk.cursor === null) return "done";
      job = { ...job, cursor: chunk.cursor, done: chunk.done, total: chunk.total ?? job.total };
      if (clock() >= end) return (await giveBack(db, ref, lease, null, clock())) === null ? "lost" : "paused";
    }
  } catch (failure) {
    return failed(failureText(failure).slice(0, 500));
  }
}

async function factsOf(db: Db, kind: AnyJobKind, row: JobRow): Promise<JobFacts<unknown, unknown>> {
  const { id: jobId, accountId, publicId: id, done, total } = row;
  const account = await db.get<{ accountPublicId: string }>(
    sql`SELECT account_public_id AS accountPublicId FROM settings WHERE account_id = ${accountId}`,
  );
  return {
    jobId,
    accountId,
    accountPublicId: account.accountPublicId,
    publicId: id,
    done,
    total,
    input: kind.input.parse(JSON.parse(row.input)),
    cursor: row.cursor === null ? null : kind.cursor.parse(JSON.parse(row.cursor)),
    actor: row.actor === null ? null : JSON.parse(row.actor),
  };
}

const savedOf = (job: JobFacts<unknown, unknown>, chunk: Chunk<unknown>) => ({
  cursor: chunk.cursor === null ? null : JSON.stringify(chunk.cursor),
  done: chunk.done,
  total: chunk.total ?? job.total,
  isFinished: chunk.cursor === null,
  result: chunk.result === undefined ? null : JSON.stringify(chunk.result),
});
