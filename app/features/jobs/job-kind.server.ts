import type { SQL } from "drizzle-orm";
import type { z } from "zod";
import type { Actor } from "~db/queries/audit";
import type { JobRef } from "~db/queries/jobs";
import type { Account } from "../gate/deliver.server";
import type { Needs } from "../needs";

/** What a chunk knows of its job. */
export type JobFacts<Input, Cursor> = JobRef &
  Account & {
    publicId: string;
    input: Input;
    /** Where this chunk begins; null = at the start. */
    cursor: Cursor | null;
    done: number;
    total: number;
    /** Who started it, for audit rows; null when the product did. */
    actor: Actor | null;
  };

/** What a chunk answers. Nothing of it is true before its batch is committed. */
export type Chunk<Cursor> = {
  /** The chunk's own statements with their guards; they commit together with the cursor, or not at all. */
  write?: SQL[];
  /** Where the next chunk begins; null = the job is done. */
  cursor: Cursor | null;
  done: number;
  /** Of how many; as the job had it when left out. */
  total?: number;
  /** What the page of the finished job shows: JSON, safe to show to whoever started it. */
  result?: unknown;
  /** The chunk enqueued ops for the gate (`enqueueForGate`): they are delivered after the commit. */
  tellsGate?: boolean;
};

/**
 * A kind of job (architecture, "Jobs and files"). To add one:
 * 1. `export const importPeople = jobKind({ name: "import_people", input: z.strictObject({…}), cursor: z.number(), step })`
 *    in a `*.server.ts` of your area, and its line in `app/features/job-kinds.server.ts`, which cron reads.
 * 2. `step` does one chunk of at most about a second: read from `job.cursor` on, answer the statements and the next
 *    cursor. It may run twice for the same cursor (crash before the commit), never after a commit: statements count
 *    once by themselves; what is outside D1 (a file, a mail) must bear being done again.
 *    A guard of its own that does not hold is an attempt without progress, like a throw: after five the job is `failed`.
 * 3. Start it with `startJob(needs, kind, { … })`, or put `newJob(…)` into your own batch and call `goOn` after it.
 * 4. Show it with `<JobProgressBar job={…} />`: the loader gives `readProgress`, the bar polls `/jobs/:id`.
 *
 * For an import: start with `isFilling`, let the browser post chunks through `addImportRows` (≤ 500 rows, ≤ 1 MB),
 * then `closeImport`; the step reads `waitingRows` and says by `settleRow` what became of each line, in its batch.
 *
 * Rights are checked where the job is started; a step whose rows depend on them checks again (an invitation's role).
 */
export type JobKind<Input, Cursor> = {
  name: string;
  input: z.ZodType<Input>;
  cursor: z.ZodType<Cursor>;
  step(needs: Needs, job: JobFacts<Input, Cursor>): Promise<Chunk<Cursor>>;
};

/** Any kind, as a list of them holds it. */
// biome-ignore lint/suspicious/noExplicitAny: a list of kinds of different inputs; `runJob` parses each by its own schema
export type AnyJobKind = JobKind<any, any>;

export const jobKind = <Input, Cursor>(kind: JobKind<Input, Cursor>): JobKind<Input, Cursor> => kind;
