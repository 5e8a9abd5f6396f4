import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** Names of people by their inner ids, deleted ones too. */
export async function namesOf(
  db: Db,
  accountId: number,
  ids: readonly number[],
): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.all<{
    id: number;
    name: string;
  }>(sql`SELECT u.id, trim(u.name || ' ' || u.surname) AS name
    FROM users u WHERE u.account_id = ${accountId} AND u.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
