import { isPublicId } from "~/domain/ids/public-id";
import { findMail, listMails, listReceivers } from "~db/queries/mails";
import type { Needs } from "../needs";

/** The mailbox of a local machine: what was written to anybody, newest first. */
export async function readMailbox({ directory }: Pick<Needs, "directory">, to: string | null) {
  const receiver = to === "" ? null : to;
  return {
    mails: await listMails(directory, receiver),
    receivers: await listReceivers(directory),
    to: receiver,
  };
}

export async function readMail({ directory }: Pick<Needs, "directory">, publicId: string) {
  const mail = isPublicId(publicId) ? await findMail(directory, publicId) : null;
  if (mail === null) return null;
  const { toEmail, subject, text, createdAt } = mail;
  return { toEmail, subject, text, createdAt };
}
