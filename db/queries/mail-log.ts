import { type SQL, sql } from "drizzle-orm";
import type { MailKind } from "../../app/domain/mail/kinds";
import type { MailReason, MailState } from "../../app/domain/mail/states";
import type { Db } from "../client";

export type MailLogLine = {
  id: number;
  publicId: string;
  kind: MailKind;
  toEmail: string;
  person: string | null;
  createdAt: number;
  doneAt: number | null;
  nextAttemptAt: number;
  state: MailState;
  reason: MailReason | null;
  answer: string | null;
  attempts: number;
  mayRetry: number;
};
export type MailLogFilter = { state?: MailState; kind?: MailKind; search?: string; userId?: number };

const columns = sql`m.id, m.public_id AS publicId, m.kind, m.to_email AS toEmail,
  nullif(trim(coalesce(u.name, '') || ' ' || coalesce(u.surname, '')), '') AS person, m.created_at AS createdAt,
  m.done_at AS doneAt, m.next_attempt_at AS nextAttemptAt, m.state, m.reason, m.answer, m.attempts,
  m.details IS NOT NULL AND m.state IN ('queued', 'failed') AS mayRetry`;

/** The delivery log of a company, or of one person in it, the newest first: at most `limit` rows older than `before`. */
export function listMailLog(
  db: Db,
  accountId: number,
  { state, kind, search, userId }: MailLogFilter,
  { before, limit }: { before: number | null; limit: number },
): Promise<MailLogLine[]> {
  const wanted: SQL[] = [sql`m.account_id = ${accountId}`];
  if (userId !== undefined) wanted.push(sql`m.user_id = ${userId}`);
  if (state !== undefined) wanted.push(sql`m.state = ${state}`);
  if (kind !== undefined) wanted.push(sql`m.kind = ${kind}`);
  if (before !== null) wanted.push(sql`m.id < ${before}`);
  if (search !== undefined && search !== "")
    wanted.push(sql`(instr(lower(m.to_email), ${search}) > 0 OR instr(u.search_text, ${search}) > 0)`);
  return db.all<MailLogLine>(sql`SELECT ${columns} FROM mail_outbox m
    LEFT JOIN users u ON u.account_id = m.account_id AND u.id = m.user_id
    WHERE ${sql.join(wanted, sql` AND `)} ORDER BY m.id DESC LIMIT ${limit}`);
}

export type BrokenMailbox = { publicId: string; name: string; email: string; answer: string; at: number };

/** People whose mailbox refused three letters in a row (semantics 13); at most 100. */
export const listBroken = (db: Db, accountId: number): Promise<BrokenMailbox[]> =>
  db.all<BrokenMailbox>(sql`SELECT u.public_id AS publicId, trim(u.name || ' ' || u.surname) AS name,
      coalesce(c.notice_email, u.email) AS email, coalesce(c.broken_answer, '') AS answer, c.broken_at AS at
    FROM mail_channels c JOIN users u ON u.account_id = c.account_id AND u.id = c.user_id AND u.deleted_at IS NULL
    WHERE c.account_id = ${accountId} AND c.broken_at IS NOT NULL ORDER BY c.broken_at DESC LIMIT 100`);

/** How many mails wait, and since when the oldest does. */
export const countWaiting = (db: Db, accountId: number) =>
  db.get<{
    n: number;
    since: number | null;
  }>(sql`SELECT count(*) AS n, min(created_at) AS since FROM mail_outbox
    WHERE account_id = ${accountId} AND state = 'queued'`);

export type MailReceiver = { userId: number | null; name: string | null; toEmail: string; kind: MailKind };

/** Whom a mail of the company went to, and what it was. */
export const findMail = (db: Db, accountId: number, publicId: string): Promise<MailReceiver | undefined> =>
  db.get(sql`SELECT u.id AS userId, trim(u.name || ' ' || u.surname) AS name, m.to_email AS toEmail, m.kind
    FROM mail_outbox m LEFT JOIN users u ON u.account_id = m.account_id AND u.id = m.user_id
    WHERE m.account_id = ${accountId} AND m.public_id = ${publicId}`);

/**
 * Sends a mail again: what has failed anew, as a line of its own, so that the log keeps what happened; what waits at
 * once. Only while what it is made of is still there, and nobody is sending it. The second statement changes one row.
 */
export function retryMail(accountId: number, publicId: string, now: number, expiresAt: number): SQL[] {
  const it = sql`account_id = ${accountId} AND public_id = ${publicId} AND details IS NOT NULL
    AND (leased_until IS NULL OR leased_until <= ${now})`;
  return [
    sql`INSERT INTO mail_outbox(account_id, public_id, user_id, to_email, to_name, language, kind, details, created_at,
        expires_at, next_attempt_at)
      SELECT account_id, lower(hex(randomblob(16))), user_id, to_email, to_name, language, kind, details, ${now},
        ${expiresAt}, ${now} FROM mail_outbox WHERE ${it} AND state = 'failed'`,
    sql`UPDATE mail_outbox SET details = CASE state WHEN 'queued' THEN details END,
        next_attempt_at = CASE state WHEN 'queued' THEN ${now} ELSE next_attempt_at END
      WHERE ${it} AND state IN ('queued', 'failed')`,
  ];
}
