import type { SQL } from "drizzle-orm";
import { publicId } from "~/domain/ids/public-id";
import { STARTER_MS } from "~/domain/jobs/jobs";
import type { Actor } from "~db/queries/audit";
import { commit, mustStillBe } from "~db/queries/guarded-batch";
import { findJob, insertJob } from "~db/queries/jobs";
import type { Needs } from "../needs";
import type { AnyJobKind, JobKind } from "./job-kind.server";
import { runJob } from "./run-job.server";

type Start<Input> = {
  accountId: number;
  input: Input;
  actor: Actor | null;
  /** Rows still arrive (an import): nothing runs before `closeImport`. */
  isFilling?: boolean;
  total?: number;
};
export type NewJob = { publicId: string; insert: SQL };

/** The statement that makes a job, for a batch of one's own; after the commit call `goOn`. */
export function newJob<Input, Cursor>(
  needs: Pick<Needs, "now" | "random">,
  kind: JobKind<Input, Cursor>,
  { input, isFilling = false, ...start }: Start<Input>,
): NewJob {
  const id = publicId(needs.random(16));
  const state = isFilling ? "filling" : "open";
  const row = { ...start, publicId: id, kind: kind.name, state, now: needs.now } as const;
  return { publicId: id, insert: insertJob({ ...row, input: JSON.stringify(kind.input.parse(input)) }) };
}

/** Makes a job and goes on with it behind the answer. `lost`: the actor's rights changed since the request was admitted. */
export async function startJob<Input, Cursor>(
  needs: Needs,
  kind: JobKind<Input, Cursor>,
  start: Start<Input>,
): Promise<{ lost: true } | { lost: false; publicId: string }> {
  const { accountId, actor } = start;
  const { publicId: id, insert } = newJob(needs, kind, start);
  const guards = actor === null ? [] : [mustStillBe(accountId, actor)];
  const { lost } = await commit(needs.db(accountId), [...guards, insert]);
  if (lost) return { lost };
  if (!start.isFilling) goOn(needs, kind, { accountId, publicId: id });
  return { lost, publicId: id };
}

/** Works on a job behind the answer, for at most 20 seconds; cron takes what is left. */
export function goOn(needs: Needs, kind: AnyJobKind, job: { accountId: number; publicId: string }): void {
  const work = async () => {
    const row = await findJob(needs.db(job.accountId), job.accountId, job.publicId);
    if (row !== null)
      await runJob(needs, kind, { accountId: job.accountId, jobId: row.id }, { forMs: STARTER_MS });
  };
  needs.later(work());
}
