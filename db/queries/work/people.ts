import { sql } from "drizzle-orm";
import type { Db } from "../../client";

/** A colleague as a record names them. */
export type Colleague = { id: number; publicId: string; name: string; units: number[] };

/** A colleague who is not deleted, by public id; null for anybody else. */
export async function findColleague(db: Db, accountId: number, publicId: string): Promise<Colleague | null> {
  const row = await db.get<(Omit<Colleague, "units"> & { units: string }) | undefined>(
    sql`SELECT u.id, u.public_id AS publicId, trim(u.name || ' ' || u.surname) AS name,
      (SELECT json_group_array(m.unit_id) FROM unit_members m INDEXED BY unit_members_user WHERE m.account_id = u.account_id AND m.user_id = u.id) AS units
      FROM users u WHERE u.account_id = ${accountId} AND u.public_id = ${publicId} AND u.deleted_at IS NULL`,
  );
  return row === undefined ? null : { ...row, units: JSON.parse(row.units) };
}

/** Names of people by public id: everybody may know the names of colleagues (`directory.names`). */
export async function namesOf(
  db: Db,
  accountId: number,
  publicIds: readonly string[],
): Promise<Map<string, string>> {
  if (publicIds.length === 0) return new Map();
  const rows = await db.all<{ id: string; name: string }>(
    sql`SELECT public_id AS id, trim(name || ' ' || surname) AS name FROM users WHERE account_id = ${accountId}
      AND public_id IN (SELECT value FROM json_each(${JSON.stringify(publicIds)}))`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
