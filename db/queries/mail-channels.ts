import { type SQL, sql } from "drizzle-orm";
import { BROKEN_AFTER } from "../../app/domain/mail/decide-mail";
import type { Db } from "../client";

type Receiver = { accountId: number; userId: number };

/** A letter has arrived: the mailbox works, whatever it refused before. */
export const mailboxWorks = ({ accountId, userId }: Receiver): SQL =>
  sql`UPDATE mail_channels SET refusals = 0, broken_at = NULL, broken_answer = NULL
    WHERE account_id = ${accountId} AND user_id = ${userId} AND (refusals > 0 OR broken_at IS NOT NULL)`;

/** A letter was refused for good: after three in a row the mailbox counts as broken (semantics 13). */
export const mailboxRefused = ({ accountId, userId }: Receiver, answer: string, now: number): SQL =>
  sql`INSERT INTO mail_channels(account_id, user_id, refusals, broken_answer) VALUES (${accountId}, ${userId}, 1, ${answer})
    ON CONFLICT(account_id, user_id) DO UPDATE SET refusals = refusals + 1, broken_answer = excluded.broken_answer,
      broken_at = CASE WHEN refusals + 1 >= ${BROKEN_AFTER} THEN coalesce(broken_at, ${now}) END`;

/**
 * Whether the mailbox has broken just now: as a condition of what is told of it in the same batch. By the count and not
 * by the instant alone: a fourth refusal in the same millisecond breaks nothing.
 */
export const brokeNow = ({ accountId, userId }: Receiver, now: number): SQL =>
  sql`EXISTS (SELECT 1 FROM mail_channels WHERE account_id = ${accountId} AND user_id = ${userId} AND broken_at = ${now}
    AND refusals = ${BROKEN_AFTER})`;

export type MailChannel = {
  noticeEmail: string | null;
  wantedEmail: string | null;
  brokenAt: number | null;
  brokenAnswer: string | null;
};

/** How a person is written to; nothing set is a row of nulls. A wish whose link is dead is none. */
export async function readChannel(
  db: Db,
  { accountId, userId }: Receiver,
  now: number,
): Promise<MailChannel> {
  const row = await db.get<MailChannel | undefined>(sql`SELECT notice_email AS noticeEmail,
      CASE WHEN wanted_until > ${now} THEN wanted_email END AS wantedEmail, broken_at AS brokenAt,
      broken_answer AS brokenAnswer
    FROM mail_channels WHERE account_id = ${accountId} AND user_id = ${userId}`);
  return row ?? { noticeEmail: null, wantedEmail: null, brokenAt: null, brokenAnswer: null };
}

/** Kinds that the person has switched off. */
export const listSwitchedOff = async (db: Db, { accountId, userId }: Receiver): Promise<string[]> =>
  (
    await db.all<{ kind: string }>(
      sql`SELECT kind FROM mail_off WHERE account_id = ${accountId} AND user_id = ${userId} ORDER BY kind`,
    )
  ).map(({ kind }) => kind);

/** These and no others are off. */
export const switchOff = ({ accountId, userId }: Receiver, kinds: readonly string[]): SQL[] => [
  sql`DELETE FROM mail_off WHERE account_id = ${accountId} AND user_id = ${userId}`,
  sql`INSERT INTO mail_off(account_id, user_id, kind)
    SELECT ${accountId}, ${userId}, value FROM json_each(${JSON.stringify(kinds)})`,
];

/** Another address is wished for; it counts once its link is followed [MC-48]. */
export const wishAddress = (
  { accountId, userId }: Receiver,
  { email, tokenHash, until }: { email: string; tokenHash: string; until: number },
): SQL =>
  sql`INSERT INTO mail_channels(account_id, user_id, wanted_email, wanted_token_hash, wanted_until)
    VALUES (${accountId}, ${userId}, ${email}, ${tokenHash}, ${until})
    ON CONFLICT(account_id, user_id) DO UPDATE SET wanted_email = excluded.wanted_email,
      wanted_token_hash = excluded.wanted_token_hash, wanted_until = excluded.wanted_until`;

export type Wish = {
  accountId: number;
  accountPublicId: string;
  userId: number;
  name: string;
  email: string;
  before: string | null;
};

/** The wish behind a link, while it can be followed. */
export async function findWish(db: Db, tokenHash: string, now: number): Promise<Wish | null> {
  const row = await db.get<Wish | undefined>(sql`SELECT c.account_id AS accountId,
      s.account_public_id AS accountPublicId, c.user_id AS userId, trim(u.name || ' ' || u.surname) AS name,
      c.wanted_email AS email, c.notice_email AS before
    FROM mail_channels c JOIN settings s ON s.account_id = c.account_id
    JOIN users u ON u.account_id = c.account_id AND u.id = c.user_id AND u.deleted_at IS NULL
    WHERE c.wanted_token_hash = ${tokenHash} AND c.wanted_until > ${now}`);
  return row ?? null;
}

/** Uses the link up: the wished address is the one for notices, and nothing is known against it. One row, or none. */
export const grantWish = (tokenHash: string, now: number): SQL =>
  sql`UPDATE mail_channels SET notice_email = wanted_email, wanted_email = NULL, wanted_token_hash = NULL,
      wanted_until = NULL, refusals = 0, broken_at = NULL, broken_answer = NULL
    WHERE wanted_token_hash = ${tokenHash} AND wanted_until > ${now}`;

/** Notices go to the address of the sign-in again, and no link changes that. */
export const forgetAddress = ({ accountId, userId }: Receiver): SQL =>
  sql`UPDATE mail_channels SET notice_email = NULL, wanted_email = NULL, wanted_token_hash = NULL, wanted_until = NULL,
      refusals = 0, broken_at = NULL, broken_answer = NULL
    WHERE account_id = ${accountId} AND user_id = ${userId}`;
