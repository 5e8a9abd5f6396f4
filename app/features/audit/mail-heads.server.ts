import { sql } from "drizzle-orm";
import { localOf } from "~/domain/time/local";
import { insertHead, type NewHead, newHeads } from "~db/queries/audit-log/heads";
import { commit, mustChangeOne } from "~db/queries/guarded-batch";
import { queueMail } from "../mail/queue-mail.server";
import type { Needs } from "../needs";

/**
 * Mails the last seal of each audit log to the company's owners, once a day and only when it is a new one
 * (architecture, "Logs"; security.md row 44): the witness outside of everything that somebody with the database could
 * write anew. `npm run audit:verify -- --head` compares with it. Answers how many companies were told.
 */
export async function mailHeads(needs: Needs): Promise<number> {
  let told = 0;
  for (const head of await newHeads(needs.db(0))) if (await mailHead(needs, head)) told += 1;
  if (told > 0) needs.mailer.sendSoon();
  return told;
}

async function mailHead(needs: Needs, head: NewHead): Promise<boolean> {
  const { accountId, accountPublicId, number, hash } = head;
  const day = localOf(needs.now, head.timeZone).slice(0, "2026-11-22".length);
  if (head.lastDay !== null && head.lastDay >= day) return false;
  const { lost } = await commit(needs.db(accountId), [
    insertHead(head, day, needs.now),
    mustChangeOne(),
    queueMail(needs, {
      accountId,
      kind: "audit_head",
      to: { users: sql`SELECT user_id FROM account_owners WHERE account_id = ${accountId}` },
      details: { account: accountPublicId, number, hash },
      once: `head.${day}`,
    }),
  ]);
  return !lost;
}
