import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../../client";
import { mustChangeOne } from "../guarded-batch";

export type CrmAdmin = {
  id: number;
  connectionId: number;
  name: string;
  isTicked: boolean;
  userId: number | null;
  version: number | null;
  /** An Administrator here because of a CRM, now. */
  isGranted: boolean;
};

/** Whom the linked CRMs call administrators, with their ticks [MC-01]. */
export async function listCrmAdmins(db: Db, accountId: number): Promise<CrmAdmin[]> {
  const rows = await db.all<
    Omit<CrmAdmin, "isTicked" | "isGranted"> & { isTicked: number; isGranted: number }
  >(
    sql`SELECT p.id, p.connection_id AS connectionId, p.name, p.is_ticked AS isTicked, p.user_id AS userId,
      u.access_version AS version, EXISTS (SELECT 1 FROM grants g WHERE g.account_id = p.account_id AND g.subject_kind = 'user'
        AND g.subject_id = p.user_id AND g.origin = 'crm_admin') AS isGranted
      FROM connection_people p LEFT JOIN users u ON u.account_id = p.account_id AND u.id = p.user_id AND u.deleted_at IS NULL
      WHERE p.account_id = ${accountId} AND p.is_admin = 1 ORDER BY p.name`,
  );
  return rows.map((row) => ({ ...row, isTicked: row.isTicked === 1, isGranted: row.isGranted === 1 }));
}

/** Users whom some linked CRM makes Administrators: its flag, the person's tick and the connection's switch agree. */
const wanted = (accountId: number): SQL => sql`SELECT p.user_id FROM connection_people p
  JOIN connections c ON c.account_id = p.account_id AND c.id = p.connection_id AND c.admins_are_admins = 1
  JOIN users u ON u.account_id = p.account_id AND u.id = p.user_id AND u.deleted_at IS NULL AND u.kind NOT IN ('integrator', 'api')
  WHERE p.account_id = ${accountId} AND p.is_admin = 1 AND p.is_ticked = 1`;

const granted = (accountId: number): SQL => sql`SELECT subject_id FROM grants WHERE account_id = ${accountId}
  AND subject_kind = 'user' AND origin = 'crm_admin'`;

/**
 * Statements that make the grants of origin `crm_admin` agree with what the CRMs say, for the batch that changes it.
 * Versions are raised before the grants change, so that the difference can still be seen.
 */
export const settleCrmAdmins = (accountId: number, { at, by }: { at: number; by: number | null }): SQL[] => [
  sql`UPDATE users SET access_version = access_version + 1 WHERE account_id = ${accountId} AND (
    id IN (SELECT * FROM (${wanted(accountId)}) EXCEPT SELECT * FROM (${granted(accountId)}))
    OR id IN (SELECT * FROM (${granted(accountId)}) EXCEPT SELECT * FROM (${wanted(accountId)})))`,
  sql`DELETE FROM grants WHERE account_id = ${accountId} AND subject_kind = 'user' AND origin = 'crm_admin'
    AND subject_id NOT IN (${wanted(accountId)})`,
  sql`INSERT INTO grants(account_id, subject_kind, subject_id, role_id, origin, created_at, created_by)
    SELECT DISTINCT ${accountId}, 'user', w.user_id, r.id, 'crm_admin', ${at}, ${by} FROM (${wanted(accountId)}) w
    JOIN roles r ON r.account_id = ${accountId} AND r.template = 'administrator'
    WHERE w.user_id NOT IN (${granted(accountId)})`,
];

export const setTick = (accountId: number, id: number, isTicked: boolean): SQL =>
  sql`UPDATE connection_people SET is_ticked = ${Number(isTicked)} WHERE account_id = ${accountId} AND id = ${id}
    AND is_ticked <> ${Number(isTicked)}`;

export const setAdminsAreAdmins = (accountId: number, id: number, isOn: boolean): SQL =>
  sql`UPDATE connections SET admins_are_admins = ${Number(isOn)} WHERE account_id = ${accountId} AND id = ${id}
    AND admins_are_admins <> ${Number(isOn)}`;

/** Everybody whom a settling can concern: the ids of users whom a CRM calls administrators, or who are so by a CRM. */
export const concerned = (accountId: number): SQL => sql`SELECT user_id FROM connection_people
  WHERE account_id = ${accountId} AND is_admin = 1 AND user_id IS NOT NULL UNION ${granted(accountId)}`;

export type ToldPerson = { externalId: string; name: string; email: string | null; isAdmin: boolean };

/**
 * What a CRM says of its people now; who is a user here is found by e-mail. People it no longer names go. Guarded by
 * the instant of its last word: of two at once, the one that had not heard of the other is lost.
 */
export function tellPeople(
  accountId: number,
  { id: connectionId, syncedAt }: { id: number; syncedAt: number | null },
  people: readonly ToldPerson[],
  at: number,
): SQL[] {
  const rows = JSON.stringify(
    people.map((one) => [one.externalId, one.name, one.email, Number(one.isAdmin)]),
  );
  return [
    sql`INSERT INTO connection_people(account_id, connection_id, external_id, name, email, is_admin, user_id, seen_at)
      SELECT ${accountId}, ${connectionId}, value->>0, value->>1, value->>2, value->>3, (SELECT u.id FROM users u
        WHERE u.account_id = ${accountId} AND lower(u.email) = lower(value->>2) AND u.deleted_at IS NULL LIMIT 1), ${at}
      FROM json_each(${rows}) WHERE true
      ON CONFLICT(account_id, connection_id, external_id) DO UPDATE SET name = excluded.name, email = excluded.email,
        is_admin = excluded.is_admin, user_id = excluded.user_id, seen_at = excluded.seen_at`,
    sql`DELETE FROM connection_people WHERE account_id = ${accountId} AND connection_id = ${connectionId}
      AND external_id NOT IN (SELECT value->>0 FROM json_each(${rows}))`,
    sql`UPDATE connections SET synced_at = ${at} WHERE account_id = ${accountId} AND id = ${connectionId}
      AND synced_at IS ${syncedAt}`,
    mustChangeOne(),
  ];
}

/** A select of who has the role Administrator, however they came to it: whom a new one concerns. Takes further `AND`s. */
export const administratorIds = (accountId: number): SQL => sql`SELECT DISTINCT g.subject_id FROM grants g
  JOIN roles r ON r.account_id = g.account_id AND r.id = g.role_id AND r.template = 'administrator'
  WHERE g.account_id = ${accountId} AND g.subject_kind = 'user'`;

/** A select of the names of those who are Administrators by a CRM and `were` not before; for after `settleCrmAdmins`. */
export const madeAdministrators = (accountId: number, were: readonly number[]): SQL => sql`SELECT p.name
  FROM connection_people p WHERE p.account_id = ${accountId} AND p.is_admin = 1 AND p.user_id IN (${granted(accountId)})
    AND p.user_id NOT IN (SELECT value FROM json_each(${JSON.stringify(were)})) ORDER BY p.name`;
