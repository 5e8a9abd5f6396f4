import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../client";
import type { JobRef } from "./jobs";

export type ImportRow<Data = unknown> = { line: number; data: Data };
export type RefusedRow<Data = unknown> = ImportRow<Data> & { reason: string };

/** Adds rows that the browser read. The same line twice is one row, so a chunk may be sent again. */
export const addRows = ({ accountId, jobId }: JobRef, rows: readonly ImportRow[], at: number): SQL[] => [
  sql`INSERT OR IGNORE INTO import_rows(account_id, job_id, line, data) SELECT ${accountId}, ${jobId},
    value->>'line', value->'data' FROM json_each(${JSON.stringify(rows)})`,
  sql`UPDATE jobs SET updated_at = ${at}, total = (SELECT count(*) FROM import_rows
    WHERE account_id = ${accountId} AND job_id = ${jobId}) WHERE account_id = ${accountId} AND id = ${jobId}`,
];

/** The next rows that wait, after a line, in the order of the file. */
export async function waitingRows<Data>(
  db: Db,
  { accountId, jobId }: JobRef,
  afterLine: number,
  most: number,
): Promise<ImportRow<Data>[]> {
  const rows = await db.all<{ line: number; data: string }>(sql`SELECT line, data FROM import_rows
    WHERE account_id = ${accountId} AND job_id = ${jobId} AND state = 'waiting' AND line > ${afterLine}
    ORDER BY line LIMIT ${most}`);
  return rows.map(({ line, data }) => ({ line, data: JSON.parse(data) as Data }));
}

/** The different texts that the rows of an import have in a field. */
export const textsIn = (
  db: Db,
  { accountId, jobId }: JobRef,
  field: string,
): Promise<{ text: string | null }[]> =>
  db.all(sql`SELECT DISTINCT data->>${field} AS text FROM import_rows
    WHERE account_id = ${accountId} AND job_id = ${jobId}`);

/** Says what became of a row; belongs into the batch of the chunk that made or refused it. */
export const settleRow = (
  { accountId, jobId }: JobRef,
  line: number,
  outcome: { state: "made" | "undone"; madeId: SQL | number | null } | { state: "refused"; reason: string },
): SQL =>
  sql`UPDATE import_rows SET state = ${outcome.state}, reason = ${"reason" in outcome ? outcome.reason : null},
    made_id = ${"madeId" in outcome ? outcome.madeId : null}
    WHERE account_id = ${accountId} AND job_id = ${jobId} AND line = ${line}`;

/** Rows that were refused, for the file that names each with its reason. */
export async function refusedRows<Data>(
  db: Db,
  { accountId, jobId }: JobRef,
  afterLine: number,
  most: number,
): Promise<RefusedRow<Data>[]> {
  const rows = await db.all<{ line: number; data: string; reason: string }>(sql`SELECT line, data, reason
    FROM import_rows WHERE account_id = ${accountId} AND job_id = ${jobId} AND state = 'refused'
      AND line > ${afterLine} ORDER BY line LIMIT ${most}`);
  return rows.map(({ data, ...row }) => ({ ...row, data: JSON.parse(data) as Data }));
}

/** How many rows of an import stand where. */
export async function countRows(
  db: Db,
  { accountId, jobId }: JobRef,
): Promise<Record<"waiting" | "made" | "refused" | "undone", number>> {
  const rows = await db.all<{ state: "waiting" | "made" | "refused" | "undone"; n: number }>(sql`SELECT state,
    count(*) AS n FROM import_rows WHERE account_id = ${accountId} AND job_id = ${jobId} GROUP BY state`);
  return {
    waiting: 0,
    made: 0,
    refused: 0,
    undone: 0,
    ...Object.fromEntries(rows.map((row) => [row.state, row.n])),
  };
}
