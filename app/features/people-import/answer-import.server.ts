import { z } from "zod";
import { LANGUAGES } from "~/i18n";
import { countRows, refusedRows } from "~db/queries/import-rows";
import { findJob, type JobRow } from "~db/queries/jobs";
import type { Acting } from "../acting";
import { addImportRows, closeImport, ImportChunk } from "../jobs/fill-import.server";
import { progressOf } from "../jobs/read-progress.server";
import { startJob } from "../jobs/start-job.server";
import type { Needs } from "../needs";
import { GiftFields } from "../newcomers/gift-form";
import type { PersonRow } from "./columns";
import { importPeople } from "./import-people.server";
import { undoImport } from "./undo-import.server";

const Start = z.strictObject({
  intent: z.literal("start"),
  role: GiftFields.role,
  department: GiftFields.department,
  language: z.enum(LANGUAGES),
});
const job = z.string().max(64);
const Step = z.discriminatedUnion("intent", [
  Start,
  z.strictObject({ intent: z.literal("rows"), job, ...ImportChunk.shape }),
  z.strictObject({ intent: z.literal("close"), job }),
  z.strictObject({ intent: z.literal("undo"), job }),
]);

type Answer = { status: number; body: Record<string, unknown> };
const answer = (status: number, body: Record<string, unknown> = {}): Answer => ({ status, body });

/** One step of an import as the page sends it, in JSON: it begins, rows come, it runs, it is taken back. */
export async function answerImport(needs: Needs, acting: Acting, body: unknown): Promise<Answer> {
  const parsed = Step.safeParse(body);
  if (!parsed.success) return answer(400);
  const { accountId, userId, actor } = acting;
  const asked = parsed.data;
  if (asked.intent === "start") {
    const { intent: _, ...input } = asked;
    const started = await startJob(needs, importPeople, { accountId, input, actor, isFilling: true });
    return started.lost ? answer(409) : answer(200, { job: started.publicId });
  }
  const whose = { accountId, userId, jobId: asked.job };
  if (asked.intent === "undo") return undo(needs, acting, asked.job);
  const outcome =
    asked.intent === "rows"
      ? await addImportRows(needs, whose, { rows: asked.rows })
      : await closeImport(needs, whose, importPeople);
  return outcome.ok ? answer(200) : answer(outcome.refusal === "not_found" ? 404 : 409);
}

async function undo(needs: Needs, acting: Acting, jobId: string): Promise<Answer> {
  const done = await ownImport(needs, acting, jobId);
  if (done === null) return answer(404);
  if (done.state !== "done" && done.state !== "failed") return answer(409);
  const { accountId, actor } = acting;
  const { made } = await countRows(needs.db(accountId), { accountId, jobId: done.id });
  const input = { importId: done.id };
  const started = await startJob(needs, undoImport, { accountId, input, actor, total: made });
  return started.lost ? answer(409) : answer(200, { job: started.publicId });
}

async function ownImport(
  needs: Pick<Needs, "db">,
  { accountId, userId }: Acting,
  jobId: string,
): Promise<JobRow | null> {
  const found = await findJob(needs.db(accountId), accountId, jobId);
  return found?.createdBy === userId && found.kind === importPeople.name ? found : null;
}

const SHOWN = 100;

/** What the page shows of an import of one's own: how far it is, how many rows stand where, and the first that did not. */
export async function showImport(needs: Pick<Needs, "db">, acting: Acting, jobId: string) {
  const found = await ownImport(needs, acting, jobId);
  if (found === null) return null;
  const { accountId } = acting;
  const ref = { accountId, jobId: found.id };
  const db = needs.db(accountId);
  return {
    job: progressOf(found),
    counts: await countRows(db, ref),
    refused: await refusedRows<PersonRow>(db, ref, 0, SHOWN),
  };
}

/** All rows that made nobody, for the file of the rest; null when it is nobody's import of this person. */
export async function readRest(needs: Pick<Needs, "db">, acting: Acting, jobId: string) {
  const found = await ownImport(needs, acting, jobId);
  if (found === null) return null;
  return refusedRows<PersonRow>(
    needs.db(acting.accountId),
    { accountId: acting.accountId, jobId: found.id },
    0,
    100_000,
  );
}
