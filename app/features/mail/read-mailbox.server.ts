import { countLeased } from "~db/queries/mail-outbox";
import { findMail, listMails, listReceivers } from "~db/queries/mailbox";
import type { Needs } from "../needs";
import { sendMails } from "./send-mails.server";

/** The mailbox of a local machine: what was written to anybody, newest first. */
export async function readMailbox(needs: Needs, to: string | null) {
  const { directory } = needs;
  // What was queued a moment ago is fetched first, and what is on its way is waited for: nobody has to look twice.
  await sendMails(needs, { batches: 20 });
  for (let looks = 0; looks < 20 && (await countLeased(needs.db(0), needs.clock())) > 0; looks++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  const receiver = to === "" ? null : to;
  return {
    mails: await listMails(directory, receiver),
    receivers: await listReceivers(directory),
    to: receiver,
  };
}

export async function readMail({ directory }: Pick<Needs, "directory">, publicId: string) {
  const mail = /^[0-9a-f]{32}$/.test(publicId) ? await findMail(directory, publicId) : null;
  if (mail === null) return null;
  const { toEmail, subject, text, createdAt } = mail;
  return { toEmail, subject, text, createdAt };
}
