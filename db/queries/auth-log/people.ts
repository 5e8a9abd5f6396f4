import { sql } from "drizzle-orm";
import type { Scope } from "../../../app/domain/access";
import type { Db } from "../../client";
import { atMost } from "../at-most";
import { inScope } from "../scope";
import { MOST_KEYS } from "./route";

export type LogPerson = { userId: number; publicId: string; name: string };
type Asked = { accountId: number; scope: Scope };

const person = sql`u.id AS userId, u.public_id AS publicId, trim(u.name || ' ' || u.surname) AS name`;

/** People in scope, for the picker of the log; at most 200, in order of name. Deleted ones stay findable. */
export const listLogPeople = (db: Db, { accountId, scope }: Asked): Promise<LogPerson[]> =>
  db.all<LogPerson>(sql`SELECT ${person} FROM users u WHERE u.account_id = ${accountId}
    AND ${inScope(scope, accountId, sql`u.id`)} ORDER BY u.sort_key, u.id LIMIT 200`);

/** Everybody in scope whom a public id or a part of a name or e-mail means; at most as many as one route merges. */
export const findLogPeople = (db: Db, { accountId, scope }: Asked, wanted: string): Promise<LogPerson[]> =>
  db.all<LogPerson>(sql`SELECT ${person} FROM users u WHERE u.account_id = ${accountId}
    AND ${inScope(scope, accountId, sql`u.id`)}
    AND (u.public_id = ${wanted} OR instr(u.search_text, ${wanted.toLowerCase()}) > 0
      OR instr(lower(trim(u.name || ' ' || u.surname)), ${wanted.toLowerCase()}) > 0)
    ${atMost(MOST_KEYS)}`);

/** Public ids by internal ones, so that a line can lead to its person. */
export async function publicIdsOf(
  db: Db,
  accountId: number,
  ids: readonly number[],
): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.all<{ id: number; publicId: string }>(sql`SELECT u.id, u.public_id AS publicId
    FROM json_each(${JSON.stringify([...new Set(ids)])}) j CROSS JOIN users u ON u.id = j.value
    WHERE u.account_id = ${accountId}`);
  return new Map(rows.map((row) => [row.id, row.publicId]));
}
