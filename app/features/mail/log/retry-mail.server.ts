import { KEEPS_TRYING_MS } from "~/domain/mail/retry";
import { mustChangeOne } from "~db/queries/guarded-batch";
import { retryMail as again, findMail, type MailReceiver } from "~db/queries/mail-log";
import type { Acting } from "../../acting";
import { change } from "../../gate/change.server";
import type { Needs } from "../../needs";

/** Sends a mail at once that waits or has failed [MC-83]; false when there is nothing left to send, or it is being sent. */
export async function retryMail(
  needs: Needs,
  account: Pick<Acting, "accountId" | "accountPublicId" | "actor">,
  publicId: string,
): Promise<boolean> {
  const { accountId, actor } = account;
  const mail = await findMail(needs.db(accountId), accountId, publicId);
  if (mail === undefined) return false;
  const { lost } = await change(needs, account, {
    write: [...again(accountId, publicId, needs.now, needs.now + KEEPS_TRYING_MS), mustChangeOne()],
    audit: {
      event: "mail_sent_again",
      actor,
      target: receiver(mail),
      changes: [{ field: "mail", before: null, after: mail.kind }],
    },
    gate: [],
  });
  if (!lost) needs.mailer.sendSoon();
  return !lost;
}

/** Who is nobody here was invited. */
const receiver = ({ userId, name, toEmail }: MailReceiver) =>
  userId === null
    ? { kind: "invitation", id: null, name: toEmail }
    : { kind: "user", id: userId, name: name || toEmail };
