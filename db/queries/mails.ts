import { desc, eq, sql } from "drizzle-orm";
import type { Directory } from "../client";
import { mails } from "../schema";

export type StoredMail = typeof mails.$inferSelect;
export type MailLine = Pick<StoredMail, "publicId" | "toEmail" | "subject" | "createdAt">;

/** The newest mails of the outbox, whatever their state; to one receiver or to all; at most 100. */
export const listMails = (directory: Directory, to: string | null): Promise<MailLine[]> =>
  directory
    .select({
      publicId: mails.publicId,
      toEmail: mails.toEmail,
      subject: mails.subject,
      createdAt: mails.createdAt,
    })
    .from(mails)
    .where(to === null ? undefined : eq(mails.toEmail, to))
    .orderBy(desc(mails.id))
    .limit(100)
    .all();

export async function findMail(directory: Directory, publicId: string): Promise<StoredMail | null> {
  return (await directory.select().from(mails).where(eq(mails.publicId, publicId)).get()) ?? null;
}

/** Everybody who was written to, for the filter; at most 200. */
export async function listReceivers(directory: Directory): Promise<string[]> {
  const rows = await directory.all<{ to: string }>(
    sql`SELECT DISTINCT to_email AS "to" FROM mails ORDER BY to_email LIMIT 200`,
  );
  return rows.map((row) => row.to);
}
