import { sql } from "drizzle-orm";
import { z } from "zod";
import { DUPLICATE_WAYS, IMPORT_COLUMNS, type ImportCells } from "~/domain/work/import";
import type { CardKind } from "~/domain/work/kinds";
import { countRows, refusedRows } from "~db/queries/import-rows";
import { findJob, type JobRow } from "~db/queries/jobs";
import type { Acting } from "../acting";
import { addImportRows, closeImport, ImportChunk } from "../jobs/fill-import.server";
import { progressOf } from "../jobs/read-progress.server";
import { startJob } from "../jobs/start-job.server";
import type { Needs } from "../needs";
import type { Mapping } from "./columns";
import { importRecords } from "./import-records.server";
import { undoRecords } from "./undo-records.server";

const job = z.string().max(64);
const headers = z.array(z.string().max(250)).max(200);
const Step = z.discriminatedUnion("intent", [
  z.strictObject({
    intent: z.literal("start"),
    way: z.enum(DUPLICATE_WAYS),
    headers,
    mapping: z.array(z.string().max(40).nullable()).max(200),
  }),
  z.strictObject({ intent: z.literal("rows"), job, ...ImportChunk.shape }),
  z.strictObject({ intent: z.literal("close"), job }),
  z.strictObject({ intent: z.literal("undo"), job }),
]);

type Answer = { status: number; body: Record<string, unknown> };
const answer = (status: number, body: Record<string, unknown> = {}): Answer => ({ status, body });

/** One step of an import of records as the page sends it, in JSON: it begins, rows come, it runs, it is taken back. */
export async function answerImport(
  needs: Needs,
  acting: Acting,
  kind: CardKind,
  body: unknown,
): Promise<Answer> {
  const parsed = Step.safeParse(body);
  if (!parsed.success) return answer(400);
  const { accountId, userId, actor } = acting;
  const asked = parsed.data;
  if (asked.intent === "start") {
    await remember(needs, acting, kind, asked);
    const input = { kind, way: asked.way };
    const started = await startJob(needs, importRecords, { accountId, input, actor, isFilling: true });
    return started.lost ? answer(409) : answer(200, { job: started.publicId });
  }
  if (asked.intent === "undo") return undo(needs, acting, asked.job);
  const whose = { accountId, userId, jobId: asked.job };
  const outcome =
    asked.intent === "rows"
      ? await addImportRows(needs, whose, { rows: asked.rows })
      : await closeImport(needs, whose, importRecords);
  return outcome.ok ? answer(200) : answer(outcome.refusal === "not_found" ? 404 : 409);
}

async function undo(needs: Needs, acting: Acting, jobId: string): Promise<Answer> {
  const { accountId, actor } = acting;
  const done = await ownImport(needs, acting, jobId);
  if (done === null) return answer(404);
  if (done.state !== "done" && done.state !== "failed") return answer(409);
  const { n } = await needs
    .db(accountId)
    .get<{ n: number }>(
      sql`SELECT count(*) AS n FROM import_made WHERE account_id = ${accountId} AND job_id = ${done.id}`,
    );
  const started = await startJob(needs, undoRecords, {
    accountId,
    input: { importId: done.id },
    actor,
    total: n,
  });
  return started.lost ? answer(409) : answer(200, { job: started.publicId });
}

async function ownImport(
  needs: Pick<Needs, "db">,
  { accountId, userId }: Acting,
  jobId: string,
): Promise<JobRow | null> {
  const found = await findJob(needs.db(accountId), accountId, jobId);
  return found?.createdBy === userId && found.kind === importRecords.name ? found : null;
}

const SHOWN = 100;

/** What the page shows of an import of one's own: how far it is, how many rows stand where, and the first that made nothing. */
export async function showImport(needs: Pick<Needs, "db">, acting: Acting, jobId: string) {
  const found = await ownImport(needs, acting, jobId);
  if (found === null) return null;
  const db = needs.db(acting.accountId);
  const ref = { accountId: acting.accountId, jobId: found.id };
  return {
    job: progressOf(found),
    counts: await countRows(db, ref),
    refused: await refusedRows<ImportCells>(db, ref, 0, SHOWN),
  };
}

/** All rows that made nothing, for the error file; null when it is nobody's import of this person. */
export async function readRest(needs: Pick<Needs, "db">, acting: Acting, jobId: string) {
  const found = await ownImport(needs, acting, jobId);
  if (found === null) return null;
  const ref = { accountId: acting.accountId, jobId: found.id };
  return refusedRows<ImportCells>(needs.db(acting.accountId), ref, 0, 100_000);
}

type Mapped = { headers: string[]; mapping: (string | null)[] };
const keyOf = (headers: readonly string[]) => JSON.stringify(headers);

/** The mapping is remembered by person and headers: the next export of the same CRM is mapped already. */
async function remember(
  needs: Needs,
  { accountId, userId }: Acting,
  kind: CardKind,
  { headers, mapping }: Mapped,
) {
  await needs
    .db(accountId)
    .run(sql`INSERT INTO import_mappings(account_id, user_id, kind, headers, mapping, at)
    VALUES (${accountId}, ${userId}, ${kind}, ${keyOf(headers)}, ${JSON.stringify(mapping)}, ${needs.now})
    ON CONFLICT (account_id, user_id, kind, headers) DO UPDATE SET mapping = excluded.mapping, at = excluded.at`);
}

/** The mappings that this person used last, by headers. */
export async function rememberedMappings(
  needs: Pick<Needs, "db">,
  { accountId, userId }: Acting,
  kind: CardKind,
) {
  const rows = await needs.db(accountId).all<{ headers: string; mapping: string }>(sql`SELECT headers, mapping
    FROM import_mappings WHERE account_id = ${accountId} AND user_id = ${userId} AND kind = ${kind} ORDER BY at DESC LIMIT 10`);
  const known: readonly string[] = IMPORT_COLUMNS[kind];
  return rows.map(({ headers, mapping }) => ({
    headers: JSON.parse(headers) as string[],
    mapping: (JSON.parse(mapping) as Mapping).map((key) =>
      key !== null && known.includes(key) ? key : null,
    ),
  }));
}
