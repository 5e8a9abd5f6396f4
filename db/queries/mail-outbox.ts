import { sql } from "drizzle-orm";
import { MAIL_KINDS, type MailKind, traitsOf } from "../../app/domain/mail/kinds";
import type { MailReason, MailState } from "../../app/domain/mail/states";
import type { Db } from "../client";
import { lastOf } from "./guarded-batch";

/** A leased mail with all that decides whether, where to and in which words it goes. */
export type LeasedMail = {
  id: number;
  accountId: number;
  publicId: string;
  kind: MailKind;
  details: string | null;
  attempts: number;
  expiresAt: number;
  toEmail: string;
  toName: string;
  userId: number | null;
  company: string;
  language: string;
  timeZone: string;
  isDeleted: number;
  isHeld: number;
  hasSwitchedOff: number;
  isBroken: number;
  email: string | null;
  name: string | null;
  noticeEmail: string | null;
};

const URGENT = JSON.stringify(MAIL_KINDS.filter((kind) => traitsOf(kind).urgent));

/**
 * Takes mails that are due, urgent ones first, for one runner: the write is guarded, so of two runners at once each
 * mail has one. A runner that dies loses its lease, and the mail is tried again.
 */
export async function leaseMails(
  db: Db,
  { lease, now, until, atMost }: { lease: string; now: number; until: number; atMost: number },
): Promise<LeasedMail[]> {
  const take = sql`UPDATE mail_outbox SET lease = ${lease}, leased_until = ${until}, attempts = attempts + 1
    WHERE id IN (SELECT id FROM mail_outbox WHERE state = 'queued' AND next_attempt_at <= ${now}
      AND (leased_until IS NULL OR leased_until <= ${now})
      ORDER BY kind IN (SELECT value FROM json_each(${URGENT})) DESC, next_attempt_at, id LIMIT ${atMost})`;
  const read = sql`SELECT m.id, m.account_id AS accountId, m.public_id AS publicId, m.kind, m.details,
      m.attempts, m.expires_at AS expiresAt, m.to_email AS toEmail, m.to_name AS toName, m.user_id AS userId,
      s.company_name AS company, coalesce(m.language, u.language, s.language) AS language,
      coalesce(u.time_zone, s.time_zone) AS timeZone, u.deleted_at IS NOT NULL AS isDeleted,
      EXISTS (SELECT 1 FROM holds h WHERE h.account_id = m.account_id AND h.user_id = m.user_id
        AND h.lifted_at IS NULL AND (h.ends_at IS NULL OR h.ends_at > ${now}))
        OR (s.closing_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM account_owners o
          WHERE o.account_id = m.account_id AND o.user_id = m.user_id)) AS isHeld,
      EXISTS (SELECT 1 FROM mail_off o WHERE o.account_id = m.account_id AND o.user_id = m.user_id
        AND o.kind = m.kind) AS hasSwitchedOff,
      c.broken_at IS NOT NULL AS isBroken, c.notice_email AS noticeEmail, u.email, u.name
    FROM mail_outbox m JOIN settings s ON s.account_id = m.account_id
    LEFT JOIN users u ON u.account_id = m.account_id AND u.id = m.user_id
    LEFT JOIN mail_channels c ON c.account_id = m.account_id AND c.user_id = m.user_id
    WHERE m.lease = ${lease}
    ORDER BY m.kind IN (SELECT value FROM json_each(${URGENT})) DESC, m.next_attempt_at, m.id`;
  return lastOf<LeasedMail>(db, [take, read]);
}

export type Settled = {
  state: MailState;
  reason: MailReason | null;
  answer: string;
  toEmail: string;
  nextAttemptAt: number;
  now: number;
};

/** Writes down what became of a leased mail; nothing when the lease was lost. Final states wipe what must not stay. */
export const settleMail = (mail: LeasedMail, lease: string, done: Settled) => sql`UPDATE mail_outbox SET
    state = ${done.state}, reason = ${done.reason}, answer = ${done.answer}, to_email = ${done.toEmail},
    next_attempt_at = ${done.nextAttemptAt}, done_at = ${done.state === "queued" ? null : done.now},
    details = ${keepsDetails(mail.kind, done.state) ? sql`details` : null}, lease = NULL, leased_until = NULL
  WHERE id = ${mail.id} AND lease = ${lease}`;

/** What was sent is wiped, and so is every one-time link; what failed without one can be tried again by hand. */
const keepsDetails = (kind: MailKind, state: MailState) =>
  state === "queued" || (state === "failed" && !traitsOf(kind).secret);

/** Gives mails back that were leased but not tried: the attempt does not count. */
export const releaseMails = (lease: string, ids: readonly number[], nextAttemptAt: number) =>
  sql`UPDATE mail_outbox SET lease = NULL, leased_until = NULL, attempts = attempts - 1,
      next_attempt_at = ${nextAttemptAt}, reason = 'server_down'
    WHERE lease = ${lease} AND state = 'queued' AND id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;

/** How many mails somebody is sending at this instant. */
export const countLeased = async (db: Db, now: number): Promise<number> =>
  (
    await db.get<{ n: number }>(
      sql`SELECT count(*) AS n FROM mail_outbox WHERE state = 'queued' AND leased_until > ${now}`,
    )
  ).n;
