import { sql } from "drizzle-orm";
import * as z from "zod";
import { DUPLICATE_WAYS, type ImportCells } from "~/domain/work/import";
import type { CardKind } from "~/domain/work/kinds";
import type { Acting } from "../acting";
import {
  beginImport,
  goOnImport,
  type ImportKind,
  LATER_STEPS,
  readRest,
  type StepAnswer,
  showImport,
  stepAnswer,
} from "../jobs/own-import.server";
import type { Needs } from "../needs";
import { importRecords } from "./import-records.server";
import { rememberMapping } from "./mappings.server";
import { undoRecords } from "./undo-records.server";

const RECORDS: ImportKind = {
  job: importRecords,
  undo: undoRecords,
  async countMade(db, { accountId, jobId }) {
    const { n } = await db.get<{ n: number }>(
      sql`SELECT count(*) AS n FROM import_made WHERE account_id = ${accountId} AND job_id = ${jobId}`,
    );
    return n;
  },
};

const Step = z.discriminatedUnion("intent", [
  z.strictObject({
    intent: z.literal("start"),
    way: z.enum(DUPLICATE_WAYS),
    headers: z.array(z.string().max(250)).max(200),
    mapping: z.array(z.string().max(40).nullable()).max(200),
  }),
  ...LATER_STEPS,
]);

/** One step of an import of records as the page sends it, in JSON: it begins, rows come, it runs, it is taken back. */
export async function answerImport(
  needs: Needs,
  acting: Acting,
  kind: CardKind,
  body: unknown,
): Promise<StepAnswer> {
  const parsed = Step.safeParse(body);
  if (!parsed.success) return stepAnswer(400);
  if (parsed.data.intent !== "start") return goOnImport(needs, acting, RECORDS, parsed.data);
  await rememberMapping(needs, acting, kind, parsed.data);
  return beginImport(needs, acting, RECORDS, { kind, way: parsed.data.way });
}

/** What the page shows of an import of one's own. */
export const showRecordsImport = (needs: Pick<Needs, "db">, acting: Acting, jobId: string) =>
  showImport<ImportCells>(needs, acting, RECORDS, jobId);

/** All rows that made nothing, for the error file. */
export const readRecordsRest = (needs: Pick<Needs, "db">, acting: Acting, jobId: string) =>
  readRest<ImportCells>(needs, acting, RECORDS, jobId);
