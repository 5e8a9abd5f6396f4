import { type SQL, sql } from "drizzle-orm";
import { BROKEN_AFTER } from "../../app/domain/mail/decide-mail";

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

/** Whether the mailbox has broken just now: as a condition of what is told of it in the same batch. */
export const brokeNow = ({ accountId, userId }: Receiver, now: number): SQL =>
  sql`EXISTS (SELECT 1 FROM mail_channels WHERE account_id = ${accountId} AND user_id = ${userId} AND broken_at = ${now})`;
