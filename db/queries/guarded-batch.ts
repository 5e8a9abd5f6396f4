import { type SQL, sql } from "drizzle-orm";
import { SQLiteAsyncDialect } from "drizzle-orm/sqlite-core";
import type { Db } from "../client";

const dialect = new SQLiteAsyncDialect();

/** Right behind a write: rolls the whole batch back unless that write changed exactly one row. */
export const mustChangeOne = () => sql`INSERT INTO must(ok) SELECT 0 WHERE changes() <> 1`;

/** Rolls the batch back unless the condition holds at this place of the batch. */
export const mustHold = (condition: SQL) => sql`INSERT INTO must(ok) SELECT 0 WHERE NOT (${condition})`;

/** The last reachable administrator stays reachable (features C13, semantics 8, ASVS 2.3.4). */
export const mustKeepAdministrator = (accountId: number) =>
  mustHold(sql`EXISTS (SELECT 1 FROM reachable_admins WHERE account_id = ${accountId})`);

/** The actor still has the rights and the standing with which the request was admitted. */
export const mustStillBe = (accountId: number, actor: { userId: number; version: number }) =>
  mustHold(sql`EXISTS (SELECT 1 FROM users WHERE account_id = ${accountId} AND id = ${actor.userId}
    AND access_version = ${actor.version} AND deleted_at IS NULL)`);

/** Raises the access version of one person whose rights or standing this batch changes. */
export const raiseVersion = (accountId: number, userId: number) =>
  sql`UPDATE users SET access_version = access_version + 1 WHERE account_id = ${accountId} AND id = ${userId}`;

/** Two statements: the account's next sequence number, and the op computed at this place of the batch. */
export function enqueueForGate(accountId: number, opSelect: SQL, at: number): SQL[] {
  return [
    sql`UPDATE gate_state SET seq = seq + 1 WHERE account_id = ${accountId}`,
    sql`INSERT INTO gate_outbox(account_id, seq, op, at) SELECT ${accountId},
      (SELECT seq FROM gate_state WHERE account_id = ${accountId}), o.op, ${at} FROM (${opSelect}) o`,
    mustChangeOne(),
  ];
}

/**
 * Runs all statements or none. `{ lost: true }` = a guard did not hold and nothing was written; any other failure
 * throws. D1 has no interactive transaction, so this is the only way of writing more than one row.
 */
export async function commit(db: Db, statements: SQL[]): Promise<{ lost: boolean }> {
  const { lost } = await commitAndRead(db, statements);
  return { lost };
}

/** The same, and the rows of the last statement: what is read in the batch costs no call of its own. */
export async function commitAndRead(db: Db, statements: SQL[]): Promise<{ lost: boolean; last: unknown[] }> {
  if (statements.length === 0) return { lost: false, last: [] };
  try {
    const results = await db.$client.batch(statements.map((statement) => prepared(db.$client, statement)));
    return { lost: false, last: results.at(-1)?.results ?? [] };
  } catch (failure) {
    if (isBrokenGuard(failure)) return { lost: true, last: [] };
    throw failure;
  }
}

/** Runs statements as one and answers the rows of the last. */
export async function lastOf<Row>(db: Db, statements: SQL[]): Promise<Row[]> {
  const results = await db.$client.batch<Row>(statements.map((statement) => prepared(db.$client, statement)));
  return results.at(-1)?.results ?? [];
}

/** drizzle's own `batch` takes query builders only; guards and ops are SQL. */
function prepared(d1: D1Database, statement: SQL): D1PreparedStatement {
  const { sql: text, params } = dialect.sqlToQuery(statement);
  return d1.prepare(text).bind(...params);
}

function isBrokenGuard(failure: unknown): boolean {
  for (let error = failure; error instanceof Error; error = error.cause) {
    if (/CHECK constraint failed: must_ok/.test(error.message)) return true;
  }
  return false;
}
