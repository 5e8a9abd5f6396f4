import * as z from "zod";
import type { Db } from "~db/client";
import { countRows, refusedRows } from "~db/queries/import-rows";
import { findJob, type JobRef, type JobRow } from "~db/queries/jobs";
import type { Acting } from "../acting";
import type { Needs } from "../needs";
import { addImportRows, closeImport, ImportChunk, type LookFirst } from "./fill-import.server";
import type { AnyJobKind } from "./job-kind.server";
import { progressOf } from "./read-progress.server";
import { startJob } from "./start-job.server";

/** A kind of import: the job that makes things of rows, the job that takes them back, and how many there are to take. */
export type ImportKind = {
  job: AnyJobKind;
  undo: AnyJobKind;
  countMade(db: Db, job: JobRef): Promise<number>;
};

/** A step as its page sends it in JSON: the status and the body that answer it. */
export type StepAnswer = { status: number; body: Record<string, unknown> };
export const stepAnswer = (status: number, body: Record<string, unknown> = {}): StepAnswer => ({
  status,
  body,
});

const job = z.string().max(64);
/** What follows the start of every import: rows come, it runs, it is taken back. */
export const LATER_STEPS = [
  z.strictObject({ intent: z.literal("rows"), job, ...ImportChunk.shape }),
  z.strictObject({ intent: z.literal("close"), job }),
  z.strictObject({ intent: z.literal("undo"), job }),
] as const;
type LaterStep = z.infer<(typeof LATER_STEPS)[number]>;

/** Begins an import that its page then fills. 409 when the person's rights have changed meanwhile. */
export async function beginImport(
  needs: Needs,
  { accountId, actor }: Acting,
  kind: ImportKind,
  input: unknown,
): Promise<StepAnswer> {
  return begun(await startJob(needs, kind.job, { accountId, input, actor, isFilling: true }));
}

/** Goes on with an import of one's own. 404 when it is nobody's of this person, 409 when its state forbids the step. */
export async function goOnImport(
  needs: Needs,
  acting: Acting,
  kind: ImportKind,
  step: LaterStep,
  look?: LookFirst,
): Promise<StepAnswer> {
  if (step.intent === "undo") return takeBack(needs, acting, kind, step.job);
  const whose = { accountId: acting.accountId, userId: acting.userId, jobId: step.job };
  const outcome =
    step.intent === "rows"
      ? await addImportRows(needs, whose, { rows: step.rows })
      : await closeImport(needs, whose, kind.job, look);
  return outcome.ok ? stepAnswer(200) : stepAnswer(outcome.refusal === "not_found" ? 404 : 409);
}

async function takeBack(needs: Needs, acting: Acting, kind: ImportKind, jobId: string): Promise<StepAnswer> {
  const done = await ownImport(needs, acting, kind, jobId);
  if (done === null) return stepAnswer(404);
  if (done.state !== "done" && done.state !== "failed") return stepAnswer(409);
  const { accountId, actor } = acting;
  const total = await kind.countMade(needs.db(accountId), { accountId, jobId: done.id });
  return begun(await startJob(needs, kind.undo, { accountId, input: { importId: done.id }, actor, total }));
}

const begun = (started: { lost: true } | { lost: false; publicId: string }): StepAnswer =>
  started.lost ? stepAnswer(409) : stepAnswer(200, { job: started.publicId });

async function ownImport(
  needs: Pick<Needs, "db">,
  { accountId, userId }: Acting,
  kind: ImportKind,
  jobId: string,
): Promise<JobRow | null> {
  const found = await findJob(needs.db(accountId), accountId, jobId);
  return found?.createdBy === userId && found.kind === kind.job.name ? found : null;
}

const SHOWN = 100;
const ALL = 100_000;

/** What the page shows of an import of one's own: how far it is, how many rows stand where, and the first that made nothing. */
export async function showImport<Row>(
  needs: Pick<Needs, "db">,
  acting: Acting,
  kind: ImportKind,
  jobId: string,
) {
  const found = await ownImport(needs, acting, kind, jobId);
  if (found === null) return null;
  const db = needs.db(acting.accountId);
  const ref = { accountId: acting.accountId, jobId: found.id };
  return {
    job: progressOf(found),
    counts: await countRows(db, ref),
    refused: await refusedRows<Row>(db, ref, 0, SHOWN),
  };
}

/** All rows that made nothing, for the file that names each; null when it is nobody's import of this person. */
export async function readRest<Row>(
  needs: Pick<Needs, "db">,
  acting: Acting,
  kind: ImportKind,
  jobId: string,
) {
  const found = await ownImport(needs, acting, kind, jobId);
  if (found === null) return null;
  const ref = { accountId: acting.accountId, jobId: found.id };
  return refusedRows<Row>(needs.db(acting.accountId), ref, 0, ALL);
}
