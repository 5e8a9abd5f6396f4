import { sql } from "drizzle-orm";
import { PERSONAL_FIELDS } from "../../../app/domain/log/names";
import type { Db } from "../../client";

/** A deleted person, and whether their data are erased. */
export type Departed = {
  userId: number;
  publicId: string;
  name: string;
  deletedAt: number;
  askedAt: number | null;
  erasedAt: number | null;
};

const departed = sql.raw(`u.id AS userId, u.public_id AS publicId, trim(u.name || ' ' || u.surname) AS name,
  u.deleted_at AS deletedAt, e.asked_at AS askedAt, e.done_at AS erasedAt
  FROM users u LEFT JOIN erasure_requests e ON e.account_id = u.account_id AND e.user_id = u.id`);

/** Deleted people, the last first; at most 200. */
export const listDeparted = (db: Db, accountId: number): Promise<Departed[]> =>
  db.all<Departed>(sql`SELECT ${departed} WHERE u.account_id = ${accountId} AND u.deleted_at IS NOT NULL
    ORDER BY u.deleted_at DESC, u.id DESC LIMIT 200`);

/** A deleted person by public id; null for everybody else. */
export async function findDeparted(db: Db, accountId: number, publicId: string): Promise<Departed | null> {
  const row = await db.get<Departed | undefined>(sql`SELECT ${departed} WHERE u.account_id = ${accountId}
    AND u.public_id = ${publicId} AND u.deleted_at IS NOT NULL`);
  return row ?? null;
}

/**
 * Every text by which somebody was known here: names, e-mails and phones as the profile, the archive of the deletion
 * and the audit log have them. The longest first, so that a name inside another leaves no rest.
 */
export async function knownAs(db: Db, accountId: number, userId: number): Promise<string[]> {
  const who = sql`account_id = ${accountId} AND user_id = ${userId}`;
  const rows = await db.all<{ text: string | null }>(sql`
    SELECT j.value AS text FROM users u, json_each(json_array(trim(u.name || ' ' || u.surname),
      trim(u.surname || ' ' || u.name), u.email, u.phone)) j WHERE u.account_id = ${accountId} AND u.id = ${userId}
    UNION SELECT j.value FROM archives a, json_each(json_array(a.snapshot ->> '$.email', a.snapshot ->> '$.phone')) j
      WHERE ${who}
    UNION SELECT user_name FROM hand_overs WHERE ${who}
    UNION SELECT target_name FROM audit_log WHERE account_id = ${accountId} AND target_kind = 'user' AND target_id = ${userId}
    UNION SELECT actor_name FROM audit_log WHERE account_id = ${accountId} AND actor_id = ${userId}`);
  const changed = await db.all<{ text: string | null }>(sql`SELECT c.before AS text FROM audit_log l
      JOIN audit_changes c ON c.audit_public_id = l.public_id WHERE l.account_id = ${accountId}
      AND l.target_kind = 'user' AND l.target_id = ${userId}
      AND c.field IN (SELECT value FROM json_each(${JSON.stringify(PERSONAL_FIELDS)})) AND length(c.before) > 6`);
  const texts = [...rows, ...changed].flatMap(({ text }) => (text === null || text.length < 3 ? [] : [text]));
  return [...new Set(texts.flatMap((text) => [text, text.toLowerCase()]))].sort(
    (a, b) => b.length - a.length,
  );
}
