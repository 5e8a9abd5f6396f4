import { type SQL, sql } from "drizzle-orm";
import type { HoldKind } from "~/domain/holds/holds";
import { holdIsOpen } from "~db/queries/people-rows";
import type { Acting } from "../acting";
import { queueMail } from "../mail/queue-mail.server";
import type { Needs } from "../needs";
import type { Stop } from "./stop-access.server";

/** Holds whose opening and end the person is told of. A lockdown is not: the mailbox may be in the same wrong hands. */
export const TOLD: readonly HoldKind[] = ["manual_block", "inactive", "archived"];

/** Tells the person that access is stopped, until when and by whom; the reason only when it was ticked [MC-40]. */
export function tellStopped(
  needs: Needs,
  { accountId, actor }: Acting,
  userId: number,
  { kind, endsAt, reason: given, showReason }: Stop,
): SQL[] {
  if (!TOLD.includes(kind)) return [];
  const to = { users: [userId] };
  const reason = showReason && given.trim() !== "" ? given.trim() : null;
  const by = actor.name;
  if (kind !== "manual_block")
    return [queueMail(needs, { accountId, kind: "deactivated", to, details: { reason, by } })];
  return [queueMail(needs, { accountId, kind: "blocked", to, details: { until: endsAt, reason, by } })];
}

/** Tells the person that they may come in again; nobody while another hold still stands at this place of the batch. */
export function tellMayComeIn(
  needs: Needs,
  { accountId, userId }: { accountId: number; userId: number },
): SQL {
  const users = sql`SELECT ${userId} WHERE NOT EXISTS (SELECT 1 FROM holds h WHERE h.account_id = ${accountId}
    AND h.user_id = ${userId} AND ${holdIsOpen(needs.now)})`;
  return queueMail(needs, { accountId, kind: "unblocked", to: { users }, details: {} });
}
