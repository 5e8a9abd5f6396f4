import { sql } from "drizzle-orm";
import * as z from "zod";
import { can } from "~/domain/access";
import { publicId } from "~/domain/ids/public-id";
import { fold } from "~/domain/text/fold";
import { DUPLICATE_WAYS, type ImportCells } from "~/domain/work/import";
import { CARD_KINDS } from "~/domain/work/kinds";
import { recordRight } from "~/domain/work/rights";
import type { Db } from "~db/client";
import { mustStillBe } from "~db/queries/guarded-batch";
import { waitingRows } from "~db/queries/import-rows";
import { importedActivity, insertImported, settleMade, settleRefused } from "~db/queries/work/import-writes";
import { reserve } from "../activity/meter.server";
import { type Chunk, type JobFacts, jobKind } from "../jobs/job-kind.server";
import type { Needs } from "../needs";
import { importerNow } from "../people-import/importer.server";
import { regionOf } from "../work/points.server";
import { companyLanguage, currencyOf, pipelinesOf } from "../work/work-settings.server";
import { findKnown } from "./find-known.server";
import { importedOf } from "./imported.server";
import { type Draft, judgeRow, type ReadWith } from "./judge-row.server";
import { planChunk } from "./plan-chunk.server";
import { updateKnown } from "./update-known.server";

const AT_ONCE = 250;
const input = z.strictObject({ kind: z.enum(CARD_KINDS), way: z.enum(DUPLICATE_WAYS) });
type Job = JobFacts<z.infer<typeof input>, number>;

/**
 * The import of deals, contacts or companies, 250 rows a chunk: good rows become records with whatever they bring along,
 * each bad one keeps the column and what is wrong with it. Everything of a chunk is one batch with the lines' outcome.
 */
export const importRecords = jobKind({ name: "import_records", input, cursor: z.number(), step });

async function step(needs: Needs, job: Job): Promise<Chunk<number>> {
  const {
    accountId,
    jobId,
    input: { kind, way },
  } = job;
  const db = needs.db(accountId);
  const rows = await waitingRows<ImportCells>(db, job, job.cursor ?? 0, AT_ONCE);
  if (rows.length === 0) return { cursor: null, done: job.total };
  const next = { cursor: rows.at(-1)?.line ?? 0, done: job.done + rows.length };
  const importer = await importerNow(needs, job);
  if (importer === null || !can(importer, recordRight(kind, "create")))
    return {
      ...next,
      write: settleRefused(
        job,
        rows.map(({ line }) => ({ line, problem: "row:not_allowed" })),
      ),
    };
  const facts = await readWith(needs, db, accountId, { kind, responsibleId: importer.userId });
  const judged = rows.map(({ line, data }) => ({ line, ...judgeRow(line, data, facts) }));
  const drafts = judged.flatMap((row): Draft[] => (row.ok ? [row.draft] : []));
  const known = await findKnown(db, importer, kind, drafts, way);
  const newId = () => publicId(needs.random(16));
  const plan = planChunk(kind, drafts, known, {
    way,
    newId,
    mayMake: (of) => can(importer, recordRight(of, "create")),
  });
  const main = plan.made.filter((made) => made.kind === kind);
  const first = newId();
  const costs =
    kind === "deal" && main.length > 0 ? [{ metric: "deals_created" as const, amount: main.length }] : [];
  const reserved = await reserve(needs, importer, first, costs);
  if (!reserved.ok && reserved.refusal === "limit_busy") throw new Error("limit_busy");
  if (!reserved.ok)
    return {
      ...next,
      write: settleRefused(
        job,
        rows.map(({ line }) => ({ line, problem: "row:limit" })),
      ),
    };
  const records = plan.made.map((made) =>
    importedOf(made, { by: importer.userId, at: needs.now, isMain: made.kind === kind }),
  );
  const refused = judged.flatMap((row) => (row.ok ? [] : [{ line: row.line, problem: row.problem }]));
  return {
    ...next,
    write: [
      mustStillBe(accountId, importer.actor),
      ...insertImported({ accountId, jobId }, records, newId, needs.now),
      ...updateKnown(job, kind, plan.updated, needs.now),
      ...importedActivity({ accountId, jobId }, records, { userId: importer.userId, first, at: needs.now }),
      settleMade(
        job,
        kind,
        main.map(({ publicId: id, draft }) => ({ line: draft.line, publicId: id })),
      ),
      ...settleRefused(job, [...refused, ...plan.refused]),
    ],
  };
}

/** Currency, stages and colleagues of the company: what a row is read with. */
async function readWith(
  needs: Needs,
  db: Db,
  accountId: number,
  whose: Pick<ReadWith, "kind" | "responsibleId">,
): Promise<ReadWith> {
  const [currency, language, pipelines, people] = await Promise.all([
    currencyOf(db, accountId),
    companyLanguage(db, accountId),
    pipelinesOf(needs, accountId),
    db.all<{
      id: number;
      name: string;
      reversed: string;
      email: string;
    }>(sql`SELECT id, trim(name || ' ' || surname) AS name,
      trim(surname || ' ' || name) AS reversed, email FROM users WHERE account_id = ${accountId} AND deleted_at IS NULL`),
  ]);
  const colleagues = new Map<string, number>();
  for (const { id, name, reversed, email } of people)
    for (const key of [name, reversed, email]) if (key !== "") colleagues.set(fold(key), id);
  return { ...whose, currency, region: regionOf(language), pipelines, colleagues };
}
