import { sql } from "drizzle-orm";
import type { Db } from "../../client";

export type Heir = { id: number; publicId: string; name: string; department: string | null };
export type HeirGroup = { publicId: string; name: string; members: number[] };

const isAble = (
  now: number,
) => sql`u.deleted_at IS NULL AND u.kind NOT IN ('integrator', 'api') AND NOT EXISTS (
  SELECT 1 FROM holds h WHERE h.account_id = u.account_id AND h.user_id = u.id AND h.lifted_at IS NULL
    AND h.starts_at <= ${now} AND (h.ends_at IS NULL OR h.ends_at > ${now}))`;

/** Who could take work over, those of the leaver's department first; at most 500 (FM-15: names and departments only). */
export const listHeirs = (
  db: Db,
  { accountId, leaverId, now }: { accountId: number; leaverId: number; now: number },
): Promise<Heir[]> =>
  db.all<Heir>(sql`SELECT u.id AS id, u.public_id AS publicId, trim(u.name || ' ' || u.surname) AS name, n.name AS department
    FROM users u LEFT JOIN units n ON n.account_id = u.account_id AND n.id = u.department_id
    WHERE u.account_id = ${accountId} AND u.id <> ${leaverId} AND ${isAble(now)}
    ORDER BY u.department_id IS NOT (SELECT department_id FROM users WHERE id = ${leaverId}), u.sort_key, u.id LIMIT 500`);

/** Departments and groups over whose able members work can be spread evenly. */
export async function listHeirGroups(
  db: Db,
  { accountId, leaverId, now }: { accountId: number; leaverId: number; now: number },
): Promise<HeirGroup[]> {
  const rows = await db.all<{
    publicId: string;
    name: string;
    members: string;
  }>(sql`SELECT n.public_id AS publicId,
      n.name AS name, json_group_array(u.id) AS members FROM units n
    JOIN unit_members m ON m.account_id = n.account_id AND m.unit_id = n.id
    JOIN users u ON u.account_id = m.account_id AND u.id = m.user_id
    WHERE n.account_id = ${accountId} AND n.is_active = 1 AND n.kind IN ('department', 'group') AND u.id <> ${leaverId} AND ${isAble(now)}
    GROUP BY n.id HAVING count(*) > 1 ORDER BY n.name LIMIT 200`);
  return rows.map(({ members, ...group }) => ({ ...group, members: JSON.parse(members) }));
}

/** The head of the leaver's department, or of the next above who is not the leaver; null when there is none. */
export async function findHead(db: Db, accountId: number, leaverId: number): Promise<number | null> {
  const row = await db.get<
    { head: number } | undefined
  >(sql`WITH RECURSIVE above(id, parent_id, head, depth) AS (
      SELECT n.id, n.parent_id, n.head_user_id, 0 FROM units n JOIN users u ON u.department_id = n.id AND u.account_id = n.account_id
        WHERE n.account_id = ${accountId} AND u.id = ${leaverId}
      UNION SELECT p.id, p.parent_id, p.head_user_id, a.depth + 1 FROM units p JOIN above a ON p.id = a.parent_id
        WHERE p.account_id = ${accountId} AND a.depth < 20)
    SELECT head FROM above WHERE head IS NOT NULL AND head <> ${leaverId} ORDER BY depth LIMIT 1`);
  return row?.head ?? null;
}
