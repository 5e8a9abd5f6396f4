import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../client";
import { mustChangeOne } from "./guarded-batch";

/** When this person has confirmed this version of the notice; null = not yet. */
export async function findSignoff(
  db: Db,
  accountId: number,
  userId: number,
  version: number,
): Promise<number | null> {
  const row = await db.get<{ at: number } | undefined>(sql`SELECT at FROM notice_signoffs
    WHERE account_id = ${accountId} AND user_id = ${userId} AND version = ${version}`);
  return row?.at ?? null;
}

/** Confirms the version that is in force, once: the second of two tabs loses and writes nothing. */
export const writeSignoff = (accountId: number, userId: number, version: number, at: number): SQL[] => [
  sql`INSERT INTO notice_signoffs(account_id, user_id, version, at) SELECT ${accountId}, ${userId}, ${version}, ${at}
    WHERE NOT EXISTS (SELECT 1 FROM notice_signoffs
      WHERE account_id = ${accountId} AND user_id = ${userId} AND version = ${version})
      AND EXISTS (SELECT 1 FROM settings WHERE account_id = ${accountId} AND notice_version = ${version})`,
  mustChangeOne(),
];

/** Heads who see this person's sign-ins and activity: of the own department and of those above it, nearest first. */
export async function listHeads(db: Db, accountId: number, departmentId: number | null): Promise<string[]> {
  if (departmentId === null) return [];
  const rows = await db.all<{ name: string }>(sql`WITH RECURSIVE above(id, parent, head, depth) AS (
      SELECT id, parent_id, head_user_id, 0 FROM units WHERE account_id = ${accountId} AND id = ${departmentId}
      UNION ALL SELECT n.id, n.parent_id, n.head_user_id, depth + 1 FROM units n JOIN above a ON n.id = a.parent
        WHERE n.account_id = ${accountId} AND depth < 20)
    SELECT trim(u.name || ' ' || u.surname) AS name FROM above a JOIN users u ON u.account_id = ${accountId}
      AND u.id = a.head AND u.deleted_at IS NULL GROUP BY u.id ORDER BY min(a.depth)`);
  return rows.map(({ name }) => name);
}

/** Names of the Administrators, at most `limit`; the account's own list, roles through units included. */
export async function listAdministrators(db: Db, accountId: number, limit: number): Promise<string[]> {
  const rows = await db.all<{ name: string }>(sql`SELECT trim(u.name || ' ' || u.surname) AS name FROM users u
    WHERE u.account_id = ${accountId} AND u.deleted_at IS NULL AND u.id IN (
      SELECT g.subject_id FROM roles r JOIN grants g ON g.account_id = r.account_id AND g.role_id = r.id
        WHERE r.account_id = ${accountId} AND r.template = 'administrator' AND g.subject_kind = 'user'
      UNION SELECT m.user_id FROM roles r JOIN grants g ON g.account_id = r.account_id AND g.role_id = r.id
        JOIN unit_members m ON m.account_id = g.account_id AND m.unit_id = g.subject_id
        WHERE r.account_id = ${accountId} AND r.template = 'administrator' AND g.subject_kind = 'unit')
    ORDER BY u.id LIMIT ${limit}`);
  return rows.map(({ name }) => name);
}

export type Signoff = { publicId: string; name: string; department: string | null; at: number | null };

/** Who has confirmed and who has not, those still waiting first; at most `limit` rows, and the counts of all. */
export async function listSignoffs(db: Db, accountId: number, version: number, limit: number) {
  const people = sql`FROM users u LEFT JOIN notice_signoffs n ON n.account_id = u.account_id AND n.user_id = u.id
    AND n.version = ${version} WHERE u.account_id = ${accountId} AND u.deleted_at IS NULL AND u.kind IN ('staff', 'free')`;
  const [rows, counts] = await Promise.all([
    db.all<Signoff>(sql`SELECT u.public_id AS publicId, trim(u.name || ' ' || u.surname) AS name,
      (SELECT d.name FROM units d WHERE d.account_id = u.account_id AND d.id = u.department_id) AS department, n.at
      ${people} ORDER BY n.at IS NOT NULL, u.sort_key, u.id LIMIT ${limit}`),
    db.get<{ signed: number; everybody: number }>(
      sql`SELECT count(n.at) AS signed, count(*) AS everybody ${people}`,
    ),
  ]);
  return { rows, ...counts };
}
