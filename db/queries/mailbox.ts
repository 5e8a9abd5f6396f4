import { desc, eq, sql } from "drizzle-orm";
import type { Directory } from "../client";
import { mailbox } from "../schema";

export type KeptMail = typeof mailbox.$inferSelect;
export type MailLine = Pick<KeptMail, "publicId" | "toEmail" | "subject" | "createdAt">;

/** The newest mails of the local mailbox; to one receiver or to all; at most 100. */
export const listMails = (directory: Directory, to: string | null): Promise<MailLine[]> =>
  directory
    .select({
      publicId: mailbox.publicId,
      toEmail: mailbox.toEmail,
      subject: mailbox.subject,
      createdAt: mailbox.createdAt,
    })
    .from(mailbox)
    .where(to === null ? undefined : eq(mailbox.toEmail, to))
    .orderBy(desc(mailbox.id))
    .limit(100)
    .all();

export async function findMail(directory: Directory, publicId: string): Promise<KeptMail | null> {
  return (await directory.select().from(mailbox).where(eq(mailbox.publicId, publicId)).get()) ?? null;
}

/** Everybody who was written to, for the filter; at most 200. */
export async function listReceivers(directory: Directory): Promise<string[]> {
  const rows = await directory.all<{ to: string }>(
    sql`SELECT DISTINCT to_email AS "to" FROM mailbox ORDER BY to_email LIMIT 200`,
  );
  return rows.map((row) => row.to);
}

/** Keeps a mail for /dev/mail; the same one twice is one. */
export async function keepMail(directory: Directory, mail: Omit<KeptMail, "id">): Promise<void> {
  await directory.insert(mailbox).values(mail).onConflictDoNothing();
}
