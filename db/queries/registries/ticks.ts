import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../../client";
import { mustChangeOne } from "../guarded-batch";

export type TickPerson = {
  userId: number;
  publicId: string;
  name: string;
  department: string | null;
  isInQueue: boolean;
};

/** People of the company for the permissions of one channel: the queue first, then by name; a page of them. */
export async function listTickPeople(
  db: Db,
  accountId: number,
  sourceId: number,
  { like, person, limit, offset }: { like: string; person: string | null; limit: number; offset: number },
): Promise<TickPerson[]> {
  const rows = await db.all<Omit<TickPerson, "isInQueue"> & { isInQueue: number }>(sql`SELECT u.id AS userId,
    u.public_id AS publicId, trim(u.name || ' ' || u.surname) AS name, d.name AS department,
    EXISTS (SELECT 1 FROM source_queue q WHERE q.account_id = u.account_id AND q.source_id = ${sourceId} AND q.user_id = u.id) AS isInQueue
    FROM users u LEFT JOIN units d ON d.account_id = u.account_id AND d.id = u.department_id
    WHERE u.account_id = ${accountId} AND u.deleted_at IS NULL AND u.kind NOT IN ('integrator', 'api')
      AND instr(u.search_text, ${like}) > 0 AND (${person} IS NULL OR u.public_id = ${person})
    ORDER BY isInQueue DESC, name LIMIT ${limit} OFFSET ${offset}`);
  return rows.map((row) => ({ ...row, isInQueue: row.isInQueue === 1 }));
}

export type CellGrant = { id: number; userId: number; permission: string };

/** Grants of "Configure the channel" on one source [MC-27]. */
export const listConfigureGrants = (
  db: Db,
  accountId: number,
  sourceId: number,
  userIds: readonly number[],
) =>
  db.all<CellGrant>(sql`SELECT id, subject_id AS userId, permission FROM grants WHERE account_id = ${accountId}
    AND subject_kind = 'user' AND origin = 'direct' AND source_id = ${sourceId} AND permission IN ('channels.view', 'channels.edit')
    AND subject_id IN (SELECT value FROM json_each(${JSON.stringify(userIds)}))`);

export const sourceIds = async (db: Db, accountId: number): Promise<number[]> =>
  (await db.all<{ id: number }>(sql`SELECT id FROM sources WHERE account_id = ${accountId} ORDER BY id`)).map(
    ({ id }) => id,
  );

/** Single cells on one source; each a grant of its own. */
export const insertCells = (
  accountId: number,
  { userId, sourceId, at, by }: { userId: number; sourceId: number; at: number; by: number },
  cells: Readonly<Record<string, string>>,
): SQL[] =>
  Object.entries(cells).flatMap(([permission, level]) => [
    sql`INSERT INTO grants(account_id, subject_kind, subject_id, permission, level, source_id, origin, created_at, created_by)
      VALUES (${accountId}, 'user', ${userId}, ${permission}, ${level}, ${sourceId}, 'direct', ${at}, ${by})`,
    mustChangeOne(),
  ]);

export const deleteGrants = (accountId: number, ids: readonly number[]): SQL[] =>
  ids.length === 0
    ? []
    : [
        sql`DELETE FROM grants WHERE account_id = ${accountId} AND id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
        sql`INSERT INTO must(ok) SELECT 0 WHERE changes() <> ${ids.length}`,
      ];
