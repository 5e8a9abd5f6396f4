import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../../client";
import { accountTables } from "../account-tables";

/** Tables that have a way of their own: the logs are append-only, and these rows are emptied in the last batch. */
const APART = [
  "audit_log",
  "audit_changes",
  "audit_seals",
  "audit_subjects",
  "users",
  "archives",
  "settings",
];
/** What stands where a name stood. */
const GONE = "…";
const MOST_TEXTS = 40;

/** Takes these texts out of every text of the account, wherever they stand. Doing it again changes nothing. */
export async function scrubTexts(db: Db, accountId: number, texts: readonly string[]): Promise<void> {
  const wanted = texts.slice(0, MOST_TEXTS);
  if (wanted.length === 0) return;
  const places = wanted.map((_, at) => `?${at + 2}`);
  for (const { table, texts: columns } of await accountTables(db))
    for (const column of APART.includes(table) ? [] : columns) {
      const found = places.map((place) => `instr("${column}", ${place}) > 0`).join(" OR ");
      const value = places.reduce((inner, place) => `replace(${inner}, ${place}, '${GONE}')`, `"${column}"`);
      await db.$client
        .prepare(`UPDATE "${table}" SET "${column}" = ${value} WHERE account_id = ?1 AND (${found})`)
        .bind(accountId, ...wanted)
        .run();
    }
}

/** The person's own rows that hold more than a name: addresses, devices, the profile and the archive of the deletion. */
export const emptyOwnRows = (accountId: number, userId: number): SQL[] => [
  sql`UPDATE auth_log SET user_name = NULL, login = NULL, ip = NULL, ip_key = NULL, country = NULL, browser = NULL,
    os = NULL, device = NULL, ua = NULL, session_id = NULL, device_id = NULL
    WHERE account_id = ${accountId} AND user_id = ${userId}`,
  sql`UPDATE auth_log SET actor_name = NULL WHERE account_id = ${accountId} AND actor_id = ${userId}`,
  sql`UPDATE users SET name = '#' || id, surname = '', email = '', phone = NULL, search_text = '', sort_key = '', last_sign_in_key = NULL,
    last_device = NULL, last_activity_page = NULL WHERE account_id = ${accountId} AND id = ${userId}
    AND deleted_at IS NOT NULL`,
  sql`DELETE FROM archives WHERE account_id = ${accountId} AND user_id = ${userId}`,
  sql`DELETE FROM mail_channels WHERE account_id = ${accountId} AND user_id = ${userId}`,
];

/** Subjects of the audit log that are this person: as a user, and as receiver of an invitation to one of the e-mails. */
export const subjectIds = (db: Db, accountId: number, userId: number, texts: readonly string[]) =>
  db
    .all<{
      id: number;
    }>(sql`SELECT id FROM audit_subjects WHERE account_id = ${accountId} AND (user_id = ${userId}
      OR email_key IN (SELECT value FROM json_each(${JSON.stringify(texts)})))`)
    .then((rows) => rows.map(({ id }) => id));

/** Nulls the values of the audit log that name these subjects and drops their salts; the chain stays as it is. */
export function forgetSubjects(accountId: number, ids: readonly number[], at: number): SQL[] {
  const list = JSON.stringify(ids);
  const isTheirs = (column: string) =>
    sql`named ->> ${`$.${column}[0]`} IN (SELECT value FROM json_each(${list}))`;
  const names = sql`named IS NOT NULL AND EXISTS (SELECT 1 FROM json_each(named) j
    WHERE j.value ->> 0 IN (SELECT value FROM json_each(${list})))`;
  const without = (column: string, key: string, empty: SQL) =>
    sql`${sql.raw(column)} = CASE WHEN ${isTheirs(key)} THEN ${empty} ELSE ${sql.raw(column)} END`;
  return [
    sql`UPDATE audit_log SET ${without("actor_name", "actorName", sql`NULL`)}, ${without("target_name", "targetName", sql`NULL`)},
      ${without("ip", "ip", sql`NULL`)}, ${without("reason", "reason", sql`NULL`)} WHERE account_id = ${accountId} AND ${names}`,
    sql`UPDATE audit_changes SET ${without("field", "field", sql`''`)}, ${without("before", "before", sql`NULL`)},
      ${without("after", "after", sql`NULL`)} WHERE account_id = ${accountId} AND ${names}`,
    sql`UPDATE audit_subjects SET salt = NULL, email_key = NULL, erased_at = ${at} WHERE account_id = ${accountId}
      AND id IN (SELECT value FROM json_each(${list}))`,
  ];
}
