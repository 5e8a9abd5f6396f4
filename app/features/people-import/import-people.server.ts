import type { SQL } from "drizzle-orm";
import * as z from "zod";
import { type ImportRow, settleRow, waitingRows } from "~db/queries/import-rows";
import { userIdOf } from "~db/queries/newcomer";
import { type Offer, readOffer } from "~db/queries/newcomer-offer";
import { type Chunk, type JobFacts, jobKind } from "../jobs/job-kind.server";
import type { Needs } from "../needs";
import { createPerson } from "../newcomers/create-person.server";
import type { PersonRow } from "./columns";
import { importerNow } from "./importer.server";
import { judgeRow, type RowReason } from "./judge-row.server";

const AT_ONCE = 20;
const input = z.strictObject({ role: z.string(), department: z.string(), language: z.string() });
type Job = JobFacts<z.infer<typeof input>, number>;

/**
 * The import of people (FM-19): each good row becomes a person as "Add user" makes one, with every guard of it; each bad
 * one keeps its reason. A row is settled in the batch that makes its person, so that none is made twice.
 */
export const importPeople = jobKind({ name: "import_people", input, cursor: z.number(), step });

async function step(needs: Needs, job: Job): Promise<Chunk<number>> {
  const db = needs.db(job.accountId);
  const rows = await waitingRows<PersonRow>(db, job, job.cursor ?? 0, AT_ONCE);
  if (rows.length === 0) return { cursor: null, done: job.total };
  const importer = await importerNow(needs, job);
  const offer = await readOffer(db, job.accountId);
  const write: SQL[] = [];
  for (const row of rows) {
    const reason = importer === null ? "not_allowed" : await make(needs, job, importer, offer, row);
    if (reason !== null) write.push(settleRow(job, row.line, { state: "refused", reason }));
  }
  return { write, cursor: rows.at(-1)?.line ?? 0, done: job.done + rows.length };
}

type Importer = NonNullable<Awaited<ReturnType<typeof importerNow>>>;

/** Makes one person, or says why not. */
async function make(
  needs: Needs,
  job: Job,
  importer: Importer,
  offer: Offer,
  { line, data }: ImportRow<PersonRow>,
): Promise<RowReason | null> {
  const judged = judgeRow(data, offer, job.input, importer.settings);
  if ("reason" in judged) return judged.reason;
  const made = await createPerson(needs, importer, offer, {
    ...judged,
    start: { by: "link" },
    also: (publicId) => [
      settleRow(job, line, { state: "made", madeId: publicId === null ? null : userIdOf(publicId) }),
    ],
  });
  if (made.kind === "problem") return made.problem === "gone" ? "role_unknown" : made.problem;
  return null;
}
