import { type SQL, sql } from "drizzle-orm";
import { type JobState, LEASE_MS, MOST_ATTEMPTS } from "../../app/domain/jobs/jobs";
import type { Db } from "../client";
import type { Actor } from "./audit";
import { mustChangeOne } from "./guarded-batch";

export type JobRow = {
  id: number;
  accountId: number;
  publicId: string;
  kind: string;
  state: JobState;
  input: string;
  cursor: string | null;
  done: number;
  total: number;
  result: string | null;
  actor: string | null;
  createdBy: number | null;
  createdAt: number;
  finishedAt: number | null;
};
/** A job by its internal number, as a runner names it. */
export type JobRef = { accountId: number; jobId: number };

const columns =
  sql.raw(`id, account_id AS accountId, public_id AS publicId, kind, state, input, cursor, done, total,
  result, actor, created_by AS createdBy, created_at AS createdAt, finished_at AS finishedAt`);

export type NewJob = {
  accountId: number;
  publicId: string;
  kind: string;
  state: "filling" | "open";
  input: string;
  total?: number;
  actor: Actor | null;
  now: number;
};

/** The statement that makes a job: it can stand in the batch that decides that there is work to do. */
export const insertJob = (job: NewJob): SQL =>
  sql`INSERT INTO jobs(account_id, public_id, kind, state, input, total, actor, created_by, created_at, updated_at)
    VALUES (${job.accountId}, ${job.publicId}, ${job.kind}, ${job.state}, ${job.input}, ${job.total ?? 0},
      ${job.actor && JSON.stringify(job.actor)}, ${job.actor?.userId ?? null}, ${job.now}, ${job.now})`;

/** Takes the job for LEASE_MS when nobody has it; null when somebody has, or it is not open. */
export async function claimJob(
  db: Db,
  { accountId, jobId }: JobRef,
  lease: string,
  at: number,
): Promise<JobRow | null> {
  const row = await db.get<JobRow | undefined>(sql`UPDATE jobs SET lease = ${lease},
    leased_until = ${at + LEASE_MS}, attempts = attempts + 1, updated_at = ${at}
    WHERE account_id = ${accountId} AND id = ${jobId} AND state = 'open' AND attempts < ${MOST_ATTEMPTS}
      AND (leased_until IS NULL OR leased_until <= ${at}) RETURNING ${columns}`);
  return row ?? null;
}

export type Saved = {
  cursor: string | null;
  done: number;
  total: number;
  isFinished: boolean;
  result: string | null;
};

/** Two statements for the end of a chunk's batch: where it goes on, and a longer lease; a lost lease fails the batch. */
export const saveChunk = ({ accountId, jobId }: JobRef, lease: string, saved: Saved, at: number): SQL[] => [
  sql`UPDATE jobs SET cursor = ${saved.cursor}, done = ${saved.done}, total = ${saved.total}, attempts = 0,
    failure = NULL, updated_at = ${at}, result = ${saved.result}, state = ${saved.isFinished ? "done" : "open"},
    lease = ${saved.isFinished ? null : lease}, leased_until = ${saved.isFinished ? null : at + LEASE_MS},
    finished_at = ${saved.isFinished ? at : null}
    WHERE account_id = ${accountId} AND id = ${jobId} AND state = 'open' AND lease = ${lease}`,
  mustChangeOne(),
];

/** Gives the job back after its time or a failure; the last attempt makes it `failed`. False: it was not ours. */
export async function giveBack(
  db: Db,
  { accountId, jobId }: JobRef,
  lease: string,
  failure: string | null,
  at: number,
): Promise<JobState | null> {
  const row = await db.get<
    { state: JobState } | undefined
  >(sql`UPDATE jobs SET lease = NULL, leased_until = NULL,
      failure = ${failure}, updated_at = ${at}, state = CASE WHEN attempts >= ${MOST_ATTEMPTS} THEN 'failed' ELSE state END
    WHERE account_id = ${accountId} AND id = ${jobId} AND lease = ${lease} RETURNING state`);
  return row?.state ?? null;
}

/** Jobs whose last attempt ended without a word (a machine that died): failed, for a person to retry. */
export async function failSilent(db: Db, at: number): Promise<number> {
  const { meta } = await db.run(sql`UPDATE jobs SET state = 'failed', lease = NULL, leased_until = NULL,
    updated_at = ${at} WHERE state = 'open' AND attempts >= ${MOST_ATTEMPTS}
      AND (leased_until IS NULL OR leased_until <= ${at})`);
  return meta.changes;
}

/** Open jobs that nobody has, those longest without a hand first. */
export const listFreeJobs = (db: Db, at: number): Promise<(JobRef & { kind: string })[]> =>
  db.all(sql`SELECT account_id AS accountId, id AS jobId, kind FROM jobs
    WHERE state = 'open' AND (leased_until IS NULL OR leased_until <= ${at}) ORDER BY updated_at LIMIT 50`);

/** A job by its public id; null when the account has none such. */
export async function findJob(db: Db, accountId: number, publicId: string): Promise<JobRow | null> {
  const row = await db.get<JobRow | undefined>(
    sql`SELECT ${columns} FROM jobs WHERE public_id = ${publicId} AND account_id = ${accountId}`,
  );
  return row ?? null;
}

/** The last jobs of some kinds, newest first. */
export const listJobs = (
  db: Db,
  accountId: number,
  kinds: readonly string[],
  most: number,
): Promise<JobRow[]> =>
  db.all<JobRow>(sql`SELECT ${columns} FROM jobs WHERE account_id = ${accountId}
    AND kind IN (SELECT value FROM json_each(${JSON.stringify(kinds)})) ORDER BY id DESC LIMIT ${most}`);

/**
 * Opens a failed job again, from where it stopped; `filling` becomes `open` when the last rows are there. With `total`
 * only while the job still has as many rows as when they were looked at.
 */
export async function openJob(
  db: Db,
  { accountId, jobId, total }: JobRef & { total?: number },
  from: "failed" | "filling",
  at: number,
): Promise<boolean> {
  const { meta } =
    await db.run(sql`UPDATE jobs SET state = 'open', attempts = 0, failure = NULL, updated_at = ${at}
    WHERE account_id = ${accountId} AND id = ${jobId} AND state = ${from} AND total = coalesce(${total ?? null}, total)`);
  return meta.changes === 1;
}

/** Forgets what nobody comes back for: finished jobs, and imports whose rows stopped coming, with their rows. */
export async function pruneJobs(
  db: Db,
  facts: { finishedBefore: number; filledBefore: number },
): Promise<number> {
  const old = sql`SELECT id FROM jobs WHERE (state IN ('done', 'failed') AND updated_at < ${facts.finishedBefore})
    OR (state = 'filling' AND updated_at < ${facts.filledBefore}) ORDER BY id LIMIT 20`;
  await db.run(sql`DELETE FROM import_rows WHERE job_id IN (${old})`);
  const { meta } = await db.run(sql`DELETE FROM jobs WHERE id IN (${old})`);
  return meta.changes;
}
