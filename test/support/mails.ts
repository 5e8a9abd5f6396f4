import type { MailKind } from "~/domain/mail/kinds";
import { sendMails } from "~/features/mail/send-mails.server";
import { mailboxDriver } from "~workers/mail/mailbox";
import type { TestCompany } from "./company";

export type Arrived = { kind: MailKind; to_email: string; subject: string; text: string; html: string };

/** Sends what is queued into a mailbox, and answers all mails of this company, the oldest first. */
export async function mailsOf(
  company: TestCompany,
  wanted: { to?: string; kind?: MailKind } = {},
): Promise<Arrived[]> {
  const needs = company.needs();
  const driver = mailboxDriver(company.directory, needs.clock);
  await sendMails({ ...needs, mailer: { ...needs.mailer, driver } }, { batches: 50 });
  const mails = await company.rows<Arrived>(
    `SELECT b.kind, b.to_email, b.subject, b.text, b.html FROM mailbox b
      JOIN mail_outbox m ON m.public_id = b.public_id WHERE m.account_id = ? ORDER BY m.id`,
    company.accountId,
  );
  return mails.filter(
    ({ to_email, kind }) =>
      (wanted.to === undefined || wanted.to === to_email) &&
      (wanted.kind === undefined || wanted.kind === kind),
  );
}
