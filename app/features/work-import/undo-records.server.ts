import { type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import type { CardKind } from "~/domain/work/kinds";
import { RECORD_TABLES } from "~db/queries/work/bin";
import { type Chunk, type JobFacts, jobKind } from "../jobs/job-kind.server";
import type { Needs } from "../needs";

const AT_ONCE = 500;
const input = z.strictObject({ importId: z.number() });
type Job = JobFacts<z.infer<typeof input>, number>;
type Row = { kind: CardKind; id: number; was: string | null };

/**
 * Takes an import back: what it made goes to the bin, what it wrote over stands as before. A record that somebody has
 * changed since is theirs by now and stays.
 */
export const undoRecords = jobKind({ name: "undo_import_records", input, cursor: z.number(), step });

async function step(needs: Needs, job: Job): Promise<Chunk<number>> {
  const {
    accountId,
    input: { importId },
  } = job;
  const offset = job.cursor ?? 0;
  const rows = await needs.db(accountId).all<Row>(sql`SELECT kind, record_id AS id, was FROM import_made
    WHERE account_id = ${accountId} AND job_id = ${importId} ORDER BY kind, record_id LIMIT ${AT_ONCE} OFFSET ${offset}`);
  const done = { accountId, jobId: importId };
  if (rows.length === 0) return { cursor: null, done: job.done, write: markUndone(done) };
  return {
    cursor: offset + rows.length,
    done: job.done + rows.length,
    write: [
      ...toBin(accountId, rows, job.actor?.userId ?? null, needs.now),
      ...rows.flatMap((row) => putBack(accountId, row, needs.now)),
    ],
  };
}

function toBin(accountId: number, rows: readonly Row[], by: number | null, at: number): SQL[] {
  return (["deal", "contact", "company"] as const).flatMap((kind) => {
    const ids = rows.filter((row) => row.kind === kind && row.was === null).map(({ id }) => id);
    if (ids.length === 0) return [];
    return [
      sql`UPDATE ${RECORD_TABLES[kind]} SET deleted_at = ${at}, deleted_by = ${by}, external_id = NULL, version = version + 1
        WHERE account_id = ${accountId} AND deleted_at IS NULL AND version = 1 AND id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
    ];
  });
}

function putBack(accountId: number, { kind, id, was }: Row, at: number): SQL[] {
  if (was === null) return [];
  const { version, ...stood } = JSON.parse(was) as Record<string, string | number | null>;
  const columns = Object.entries(stood);
  return [
    sql`UPDATE ${RECORD_TABLES[kind]} SET ${sql.join(
      columns.map(([name, value]) => sql`${sql.raw(name)} = ${value}`),
      sql`, `,
    )},
      version = version + 1, updated_at = ${at} WHERE account_id = ${accountId} AND id = ${id} AND version = ${Number(version) + 1}`,
  ];
}

/** The lines of the file whose record is gone again. */
const markUndone = ({ accountId, jobId }: { accountId: number; jobId: number }): SQL[] => [
  sql`UPDATE import_rows SET state = 'undone' WHERE account_id = ${accountId} AND job_id = ${jobId} AND state = 'made'`,
];
