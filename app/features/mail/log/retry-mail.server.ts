import { KEEPS_TRYING_MS } from "~/domain/mail/retry";
import type { Actor } from "~db/queries/audit";
import { commit, mustChangeOne, mustStillBe } from "~db/queries/guarded-batch";
import { retryMail as again } from "~db/queries/mail-log";
import type { Needs } from "../../needs";

/** Sends a mail at once that waits or has failed [MC-83]; false when there is nothing left to send, or it is being sent. */
export async function retryMail(
  needs: Needs,
  { accountId, actor }: { accountId: number; actor: Actor },
  publicId: string,
): Promise<boolean> {
  const { lost } = await commit(needs.db(accountId), [
    mustStillBe(accountId, actor),
    ...again(accountId, publicId, needs.now, needs.now + KEEPS_TRYING_MS),
    mustChangeOne(),
  ]);
  if (!lost) needs.mailer.sendSoon();
  return !lost;
}
