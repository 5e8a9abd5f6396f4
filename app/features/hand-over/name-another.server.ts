import { sql } from "drizzle-orm";
import { judgePlan } from "~/domain/hand-over/plan";
import { mustChangeOne } from "~db/queries/guarded-batch";
import { countLeft } from "~db/queries/hand-over/left";
import { lastHandOver } from "~db/queries/hand-over/rows";
import { change } from "../gate/change.server";
import { goOn, newJob } from "../jobs/start-job.server";
import type { Needs } from "../needs";
import { findSuccessors } from "./find-successors.server";
import type { Departing, HandOverOutcome } from "./hand-over.server";
import { findLeaver } from "./may-hand-over.server";
import { moveWork } from "./move-work.server";

/**
 * A successor was held or deleted midway: everything that was to go to people goes to this one instead, and the
 * hand-over goes on from where it stopped. What had gone already stays where it is.
 */
export async function nameAnother(
  needs: Needs,
  acting: Departing,
  userPublicId: string,
  successorId: number,
): Promise<HandOverOutcome> {
  const { accountId } = acting;
  const db = needs.db(accountId);
  const found = await findLeaver(needs, acting, userPublicId, "move");
  if (!found.ok) return found;
  const { person } = found;
  const hand = await lastHandOver(db, accountId, person.userId);
  if (hand === null || hand.state !== "waiting") return { ok: false, refusal: "conflict" };
  const plan = hand.plan.map((one) => (one.decision === "transfer" ? { ...one, to: [successorId] } : one));
  const problems = judgePlan(plan, {
    leaverId: person.userId,
    counts: await countLeft(db, accountId, person.userId),
    successors: await findSuccessors(needs, acting, [successorId]),
  }).filter(({ refusal }) => refusal !== "undecided");
  if (problems.length > 0) return { ok: false, refusal: "plan", problems };
  const job = newJob(needs, moveWork, {
    accountId,
    input: { handOver: hand.publicId },
    actor: acting.actor,
    total: hand.total,
  });
  const outcome = await change(needs, acting, {
    write: [
      sql`UPDATE hand_overs SET plan = ${JSON.stringify(plan)}, state = 'moving', job_id = ${job.publicId}
        WHERE account_id = ${accountId} AND id = ${hand.id} AND state = 'waiting'`,
      mustChangeOne(),
      job.insert,
    ],
    audit: {
      event: "hand_over_started",
      actor: acting.actor,
      target: { kind: "user", id: person.userId, name: person.name },
      changes: [{ field: "successor", before: null, after: successorId }],
    },
    gate: [],
  });
  if (outcome.lost) return { ok: false, refusal: "conflict" };
  goOn(needs, moveWork, { accountId, publicId: job.publicId });
  return {
    ok: true,
    job: job.publicId,
    handOver: hand.publicId,
    person,
    total: hand.total,
    pending: outcome.pending,
  };
}
