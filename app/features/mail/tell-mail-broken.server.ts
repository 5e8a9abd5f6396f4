import { type SQL, sql } from "drizzle-orm";
import { brokeNow } from "~db/queries/mail-channels";
import type { LeasedMail } from "~db/queries/mail-outbox";
import type { Needs } from "../needs";
import { noticeRows } from "../notices/notice-rows.server";
import { queueMail } from "./queue-mail.server";

/** The third refusal in a row: the person reads it in the product, the administrators also by mail (semantics 13, MC-83). */
export function tellMailBroken(
  needs: Needs,
  { accountId, userId, name }: LeasedMail,
  { toEmail, answer, now }: { toEmail: string; answer: string; now: number },
): SQL[] {
  if (userId === null) return [];
  const admins = sql`SELECT g.subject_id FROM grants g JOIN roles r ON r.account_id = g.account_id AND r.id = g.role_id
      AND r.template = 'administrator'
    WHERE g.account_id = ${accountId} AND g.subject_kind = 'user' AND g.subject_id <> ${userId}
      AND ${brokeNow({ accountId, userId }, now)}`;
  const person = name ?? "";
  const me = sql`SELECT ${userId} WHERE ${brokeNow({ accountId, userId }, now)}`;
  return [
    queueMail(needs, {
      accountId,
      kind: "mail_broken",
      to: { users: admins },
      details: { person, address: toEmail, answer, path: "/settings/mail" },
    }),
    noticeRows(needs, {
      accountId,
      users: admins,
      kind: "mail_broken_of",
      params: { person, address: toEmail },
      link: "/settings/mail",
    }),
    noticeRows(needs, {
      accountId,
      users: me,
      kind: "mail_broken",
      params: { address: toEmail },
      link: "/me/mail",
    }),
  ];
}
