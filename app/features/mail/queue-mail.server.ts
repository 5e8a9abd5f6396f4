import { is, SQL, sql } from "drizzle-orm";
import type { MailKind } from "~/domain/mail/kinds";
import { KEEPS_TRYING_MS } from "~/domain/mail/retry";
import { emailKey } from "~db/queries/directory";
import type { Needs } from "../needs";
import type { DetailsOf } from "./details";

/** `users`: ids of people of the company, or a select of one column of them. Else somebody known by address only. */
export type MailTo =
  | { users: readonly number[] | SQL }
  | { email: string; name: string; language: string | null };

export type NewMail<K extends MailKind> = {
  accountId: number;
  kind: K;
  to: MailTo;
  /** As SQL: JSON of them as the statements before have left it, when only those know it. */
  details: DetailsOf<K> | SQL;
  /** Not sent from this instant on (ms); by default five days are tried. For a mail with a link: its end. */
  expiresAt?: number;
  /** Names the cause: to one person such a mail goes once, however often this statement runs. */
  once?: string;
};

/**
 * The one way of writing a mail: a statement for the batch of the change that causes it (`change({ mails })`), or for
 * `postMail` when nothing else is written. One statement reaches any number of people. No crash between the change and
 * its mail can lose it, and no mail server is asked here.
 */
export function queueMail<K extends MailKind>({ now }: Pick<Needs, "now">, mail: NewMail<K>): SQL {
  const { accountId, kind, to, once } = mail;
  const details = is(mail.details, SQL) ? mail.details : JSON.stringify(mail.details);
  const expiresAt = mail.expiresAt ?? now + KEEPS_TRYING_MS;
  const columns = sql`mail_outbox(account_id, public_id, once_key, kind, details, created_at, expires_at,
    next_attempt_at, user_id, to_email, to_name, language)`;
  const shared = sql`${accountId}, lower(hex(randomblob(16))), ${once ?? null}, ${kind}, ${details}, ${now},
    ${expiresAt}, ${now}`;
  if ("email" in to)
    return sql`INSERT INTO ${columns} SELECT ${shared}, NULL, ${to.email}, ${to.name}, ${to.language}
      WHERE ${emailKey(to.email)} <> ''`;
  const ids = Array.isArray(to.users)
    ? sql`SELECT value FROM json_each(${JSON.stringify(to.users)})`
    : (to.users as SQL);
  return sql`INSERT INTO ${columns} SELECT ${shared}, u.id, u.email, u.name, NULL FROM users u
    WHERE u.account_id = ${accountId} AND u.deleted_at IS NULL AND u.id IN (${ids})
    ON CONFLICT DO NOTHING`;
}
