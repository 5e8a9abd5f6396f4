import { sql } from "drizzle-orm";
import type { HoldKind } from "~/domain/holds/holds";
import { publicIds } from "~/domain/ids/public-id";
import { finishHoldsBatch } from "~db/queries/finish-holds";
import { commit } from "~db/queries/guarded-batch";
import { deliver } from "../gate/deliver.server";
import type { Needs } from "../needs";
import { TOLD } from "./tell-of-holds.server";

export type FinishedHold = {
  id: string;
  accountId: number;
  accountPublicId: string;
  userId: number;
  kind: HoldKind;
  endsAt: number;
};

/** Holds that one batch finishes: their list travels as one parameter. */
const AT_ONCE = 5_000;

/** Holds whose end has passed and that nobody has finished, the oldest first. */
export const listDueHolds = (needs: Needs, atMost = AT_ONCE): Promise<FinishedHold[]> =>
  needs
    .db(0)
    .all<FinishedHold>(sql`SELECT h.id AS id, h.account_id AS accountId, s.account_public_id AS accountPublicId,
      h.user_id AS userId, h.kind AS kind, h.ends_at AS endsAt
    FROM holds h INDEXED BY holds_due JOIN settings s ON s.account_id = h.account_id
    WHERE h.lifted_at IS NULL AND h.ends_at <= ${needs.now} ORDER BY h.ends_at LIMIT ${atMost}`);

/**
 * Finishes holds that have ended: each exactly once, keyed by its id, whoever runs and however often (ASVS 2.3.3). They
 * have not held since `endsAt`; this writes the log, tells and enqueues for the gates. False: somebody else did it all.
 */
export async function finishHolds(needs: Needs, due: readonly FinishedHold[]): Promise<boolean> {
  const auditIds = publicIds(due.length, needs.random);
  const endings = due.map(({ id, accountId, userId }, i) => ({
    id,
    accountId,
    userId,
    auditId: auditIds[i]!,
  }));
  const { lost } = await commit(needs.db(0), finishHoldsBatch(endings, TOLD, needs.now));
  if (!lost) needs.mailer.sendSoon();
  return !lost;
}

/** One of them, and its gate's acknowledgement. Answers whether this call was the one that did it. */
export async function finishHold(needs: Needs, hold: FinishedHold): Promise<boolean> {
  const isMine = await finishHolds(needs, [hold]);
  if (isMine) await deliver(needs, hold);
  return isMine;
}
