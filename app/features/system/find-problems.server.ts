import { days } from "~/domain/time/durations";
import { logReader } from "~db/queries/audit-log/reader";
import { failedCopies, takeUnchecked, waitingLetters } from "~db/queries/system-problems";
import { deadWebhooks, webhookEditorsOf } from "~db/queries/webhooks/dead";
import { verifyLog } from "../audit/verify-log.server";
import type { Needs } from "../needs";
import { type Found, tellProblem } from "./tell-problem.server";

/**
 * Looks for what does not work of the product itself and tells the administrators [MC-51]: letters that wait for a dead
 * mail server (told once a day), a full copy that failed (once), messages of a webhook that were given up (once until it
 * takes one again; whoever may edit webhooks is told), an audit log that differs from its seals (checked once a day, one
 * company a minute). Answers how many are told now.
 */
export async function findProblems(needs: Needs): Promise<number> {
  const { now } = needs;
  const day = String(Math.floor(now / days(1)));
  const db = needs.db(0);
  const found: Found[] = [
    ...(await waitingLetters(db, now)).map((one) => ({
      ...one,
      problem: "mail_down" as const,
      occasion: day,
    })),
    ...(await failedCopies(db, now)).map(({ jobId, ...one }) => ({
      ...one,
      problem: "copy_failed" as const,
      occasion: String(jobId),
    })),
    ...(await deadWebhooks(db, now)).map(({ id, publicId, takenAt, ...one }) => ({
      ...one,
      problem: "webhook_dead" as const,
      occasion: `${id}.${takenAt}`,
      path: `/settings/webhooks/${publicId}`,
      users: webhookEditorsOf(one.accountId, now),
    })),
    ...(await checkOneLog(needs, day)),
  ];
  let told = 0;
  for (const one of found) if (await tellProblem(needs, one)) told += 1;
  return told;
}

async function checkOneLog(needs: Needs, occasion: string): Promise<Found[]> {
  const one = await takeUnchecked(needs.db(0), needs.now);
  if (one === null) return [];
  const { accountId, accountPublicId } = one;
  const gate = await needs
    .gate(accountPublicId)
    .keptSeal()
    .catch(() => undefined);
  const witnesses = gate === undefined ? {} : { gate };
  const { findings } = await verifyLog(logReader(needs.db(accountId), accountId), witnesses, needs.now);
  if (findings.length === 0) return [];
  return [{ accountId, problem: "audit_broken", occasion, at: needs.now }];
}
