import { sql } from "drizzle-orm";
import type { Needs } from "../needs";

/** The directory's half of an erasure: the hash of the address, and mails and lines of the operator's log that name it. */
export async function forgetInDirectory(
  { directory }: Pick<Needs, "directory">,
  { accountId, userId, texts }: { accountId: number; userId: number; texts: readonly string[] },
): Promise<void> {
  const list = JSON.stringify(texts);
  const among = sql`IN (SELECT value FROM json_each(${list}))`;
  await directory.run(
    sql`DELETE FROM deleted_logins WHERE account_id = ${accountId} AND user_id = ${userId}`,
  );
  await directory.run(sql`DELETE FROM operator_log WHERE lower(login) ${among}`);
  // The mailbox of demo mode: mails to the person, and those to others that name them.
  await directory.run(sql`DELETE FROM mailbox WHERE lower(to_email) ${among}
    OR EXISTS (SELECT 1 FROM json_each(${list}) j WHERE instr(text, j.value) > 0 OR instr(html, j.value) > 0)`);
}
