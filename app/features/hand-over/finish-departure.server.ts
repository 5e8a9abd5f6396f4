import { type SQL, sql } from "drizzle-orm";
import { publicId } from "~/domain/ids/public-id";
import { appendAudit } from "~db/queries/audit";
import { enqueueForGate, mustKeepAdministrator } from "~db/queries/guarded-batch";
import { archive, departureOps, entomb, moveBin, moveSeats, nothingLeft } from "~db/queries/hand-over/finish";
import { forgetLogin } from "~db/queries/hand-over/forget-login";
import type { HandOver } from "~db/queries/hand-over/rows";
import type { JobFacts } from "../jobs/job-kind.server";
import type { Needs } from "../needs";

/**
 * The end of a deletion (semantics 6.5): seats and what lies in the bin go, the snapshot is kept [MC-46], the address is
 * free again, and the person is a name in the logs. All in the last batch, but for the directory, which comes before it.
 */
export async function finishDeparture(
  needs: Needs,
  { accountId, actor }: JobFacts<unknown, number>,
  hand: HandOver,
): Promise<SQL[]> {
  const leaver = { accountId, userId: hand.userId, handOverId: hand.id, plan: hand.plan, now: needs.now };
  const person = await needs
    .db(accountId)
    .get<{ identityId: number | null; email: string } | undefined>(
      sql`SELECT identity_id AS identityId, email FROM users WHERE account_id = ${accountId} AND id = ${hand.userId} AND deleted_at IS NULL`,
    );
  if (person === undefined) return [];
  if (person.identityId !== null)
    await forgetLogin(needs.directory, { ...leaver, identityId: person.identityId, email: person.email });
  return [
    ...nothingLeft(leaver),
    ...moveBin(leaver),
    ...moveSeats(leaver),
    ...archive(leaver, publicId(needs.random(16)), hand.createdBy),
    ...entomb(leaver),
    mustKeepAdministrator(accountId),
    ...appendAudit(accountId, {
      publicId: publicId(needs.random(16)),
      event: "user_deleted",
      at: needs.now,
      actor,
      target: { kind: "user", id: hand.userId, name: hand.userName },
      changes: [
        { field: "moved", before: null, after: hand.moved },
        { field: "deleted", before: false, after: true },
      ],
    }),
    ...departureOps(leaver).flatMap((op) => enqueueForGate(accountId, op, needs.now)),
  ];
}
