import { sql } from "drizzle-orm";
import { dueReminder, REMINDED_AT_DAYS } from "~/domain/closing/closing";
import { days } from "~/domain/time/durations";
import { listClosing } from "~db/queries/closing/closing";
import { queueMail } from "../mail/queue-mail.server";
import type { Needs } from "../needs";

/**
 * Reminds the owners of companies that are being closed, 7 days before everything is erased and again the day before
 * (AU-23): each reminder of one closing goes once, however often this runs. Answers how many companies were told.
 */
export async function remindOfClosing(needs: Needs): Promise<number> {
  const soonest = needs.now + days(Math.max(...REMINDED_AT_DAYS));
  let told = 0;
  for (const { accountId, closingAt } of await listClosing(needs.db(0), needs.now, soonest)) {
    const left = dueReminder(closingAt, needs.now);
    if (left === null) continue;
    const mail = queueMail(needs, {
      accountId,
      kind: "company_closing_soon",
      to: { users: sql`SELECT user_id FROM account_owners WHERE account_id = ${accountId}` },
      details: { days: left, at: closingAt },
      once: `closing.${closingAt}.${left}`,
    });
    const { meta } = await needs.db(accountId).run(mail);
    if (meta.changes > 0) told += 1;
  }
  if (told > 0) needs.mailer.sendSoon();
  return told;
}
