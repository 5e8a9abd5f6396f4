import { type SQL, sql } from "drizzle-orm";
import type { BoundScope } from "../../app/domain/access";
import type { Db } from "../client";
import { inBoundScope } from "./scope";

/** Tables of records that a scope shows; the condition leaves out what lies in the bin. */
const TABLES = {
  deals: sql`deals r WHERE r.deleted_at IS NULL AND`,
  contacts: sql`contacts r WHERE r.deleted_at IS NULL AND`,
  companies: sql`companies r WHERE r.deleted_at IS NULL AND`,
  tasks: sql`tasks r WHERE r.deleted_at IS NULL AND`,
  conversations: sql`conversations r WHERE`,
};
export type RecordTable = keyof typeof TABLES;

/** Rows of a table that `shown` shows this viewer and `hidden` does not. */
export type Between = { table: RecordTable; shown: BoundScope; hidden: BoundScope };

/**
 * How many rows each pair of scopes differs by, in the order asked, each counted up to `most` and no further: with the
 * same conditions as the lists themselves. One statement; ask for few pairs at a time.
 */
export async function countBetween(
  db: Db,
  viewer: { accountId: number; userId: number },
  asked: readonly Between[],
  most: number,
): Promise<number[]> {
  if (asked.length === 0) return [];
  const columns = asked.map(
    (one, at) =>
      sql`(SELECT count(*) FROM (${rowsBetween(viewer, one)} LIMIT ${most})) AS ${sql.raw(`n${at}`)}`,
  );
  const row = await db.get<Record<string, number>>(sql`SELECT ${sql.join(columns, sql`, `)}`);
  return asked.map((_, at) => row[`n${at}`] ?? 0);
}

/** IS NOT TRUE, not NOT: nobody's rows are in no scope by person, and NULL there means no. */
function rowsBetween({ accountId, userId }: { accountId: number; userId: number }, one: Between): SQL {
  const isChat = one.table === "conversations";
  const columns = {
    responsible: sql`r.responsible_id`,
    source: isChat ? sql`r.source_id` : sql`NULL`,
    connection: isChat ? sql`r.connection_id` : sql`NULL`,
  };
  const shown = inBoundScope(one.shown, accountId, userId, columns);
  const hidden = inBoundScope(one.hidden, accountId, userId, columns);
  return sql`SELECT 1 FROM ${TABLES[one.table]} r.account_id = ${accountId} AND ${shown} AND (${hidden}) IS NOT TRUE`;
}
