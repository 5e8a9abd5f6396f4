import { publicId } from "~/domain/ids/public-id";
import type { Directory } from "~db/client";
import { mails } from "~db/schema";
import type { Mailer } from "../needs";

/**
 * Puts mails into the outbox. In demo mode the outbox is the mailbox that /dev/mail shows; drivers that send from it
 * come with the People issue, and until then a mail waits here and nothing is lost.
 */
export function outboxMailer(
  directory: Directory,
  now: number,
  random: (bytes: number) => Uint8Array,
): Mailer {
  return {
    async post(mail) {
      await directory.insert(mails).values({
        publicId: publicId(random(16)),
        accountId: mail.accountId,
        toEmail: mail.to,
        kind: mail.kind,
        language: mail.language,
        subject: mail.subject,
        text: mail.text,
        createdAt: now,
        nextAttemptAt: now,
      });
    },
  };
}
