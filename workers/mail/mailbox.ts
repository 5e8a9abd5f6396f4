import { inTurn } from "../../app/features/in-turn.server";
import type { MailDriver } from "../../app/features/mail/driver";
import type { Directory } from "../../db/client";
import { keepMail } from "../../db/queries/mailbox";

/** The driver of demo mode: mails go nowhere but to /dev/mail (FM-25). */
export const mailboxDriver = (directory: Directory, clock: () => number): MailDriver => ({
  name: "mailbox",
  open: () => ({
    async send({ id, to, kind, language, subject, text, html }) {
      const toEmail = to.email;
      const createdAt = clock();
      const kept = { publicId: id, toEmail, kind, language, subject, text, html, createdAt };
      await inTurn(() => keepMail(directory, kept));
      return { kind: "sent", said: "kept in /dev/mail" };
    },
    close: async () => undefined,
  }),
});
