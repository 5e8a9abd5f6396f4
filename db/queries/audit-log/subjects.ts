import { sql } from "drizzle-orm";
import type { KnownPerson } from "../../../app/domain/log/names";
import type { Db } from "../../client";

export type Subject = { id: number; userId: number | null; emailKey: string | null; salt: string | null };
/** Whom a value names: a user, or somebody by e-mail who is none yet. */
export type SubjectKey = { userId: number } | { emailKey: string };

const columns = sql.raw("id, user_id AS userId, email_key AS emailKey, salt");

/** Everybody of an account, the deleted included: whom a text of the log may name. */
export const knownPeople = (db: Db, accountId: number): Promise<KnownPerson[]> =>
  db.all<KnownPerson>(sql`SELECT id AS userId, trim(name || ' ' || surname) AS name, email, phone FROM users
    WHERE account_id = ${accountId}`);

/** Subjects of the account by their ids, those who were erased included. */
export async function subjectsOf(
  db: Db,
  accountId: number,
): Promise<Map<number, Subject & { erasedAt: number | null }>> {
  const rows = await db.all<Subject & { erasedAt: number | null }>(
    sql`SELECT ${columns}, erased_at AS erasedAt FROM audit_subjects WHERE account_id = ${accountId}`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The subjects that these keys mean, made with the salt at hand where there are none: written before they are used. */
export async function ensureSubjects(
  db: Db,
  accountId: number,
  wanted: readonly { key: SubjectKey; salt: string }[],
): Promise<Subject[]> {
  if (wanted.length === 0) return [];
  const keys = JSON.stringify(wanted.map(({ key, salt }) => ({ ...key, salt })));
  await db.run(sql`INSERT OR IGNORE INTO audit_subjects(account_id, user_id, email_key, salt)
    SELECT ${accountId}, value->>'userId', value->>'emailKey', value->>'salt' FROM json_each(${keys})`);
  return db.all<Subject>(sql`SELECT ${columns} FROM audit_subjects WHERE account_id = ${accountId}
    AND (user_id IN (SELECT value->>'userId' FROM json_each(${keys}))
      OR email_key IN (SELECT value->>'emailKey' FROM json_each(${keys})))`);
}
