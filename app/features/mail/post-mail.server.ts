import type { SQL } from "drizzle-orm";
import { commit } from "~db/queries/guarded-batch";
import type { Needs } from "../needs";

/** Queues mails that no change of the company's own rows goes with, and has them sent after the answer. */
export async function postMail(
  needs: Pick<Needs, "db" | "mailer">,
  accountId: number,
  ...mails: SQL[]
): Promise<void> {
  await commit(needs.db(accountId), mails);
  needs.mailer.sendSoon();
}
