import { RECORD_LEFT_KINDS } from "~/domain/hand-over/kinds";
import { isOpen } from "~/domain/holds/holds";
import { publicId } from "~/domain/ids/public-id";
import { insertHandOver, lastHandOver } from "~db/queries/hand-over/rows";
import { change } from "../gate/change.server";
import { goOn, newJob } from "../jobs/start-job.server";
import type { Needs } from "../needs";
import type { Departing, HandOverOutcome } from "./hand-over.server";
import { findLeaver } from "./may-hand-over.server";
import { moveWork } from "./move-work.server";
import { countReturnable } from "./read-departure.server";

/** Somebody is back: what had been moved, and is still with whom it went to, returns (semantics 6.8). */
export async function giveBack(
  needs: Needs,
  acting: Departing,
  userPublicId: string,
): Promise<HandOverOutcome> {
  const { accountId } = acting;
  const found = await findLeaver(needs, acting, userPublicId, "return");
  if (!found.ok) return found;
  const { person } = found;
  const last = await lastHandOver(needs.db(accountId), accountId, person.userId);
  const total = await countReturnable(needs, accountId, person.userId);
  const isHeld = person.holds.some((hold) => isOpen(hold, needs.now));
  if (last === null || total === 0 || isHeld) return { ok: false, refusal: "conflict" };
  const id = publicId(needs.random(16));
  const job = newJob(needs, moveWork, { accountId, input: { handOver: id }, actor: acting.actor, total });
  const outcome = await change(needs, acting, {
    write: [
      ...insertHandOver(accountId, {
        publicId: id,
        userId: person.userId,
        userName: person.name,
        purpose: "return",
        plan: RECORD_LEFT_KINDS.map((kind) => ({ kind, decision: "transfer", to: [person.userId] })),
        total,
        jobId: job.publicId,
        returnOf: last.id,
        createdBy: acting.userId,
        createdByName: acting.actor.name,
        createdAt: needs.now,
      }),
      job.insert,
    ],
    audit: {
      event: "hand_over_started",
      actor: acting.actor,
      target: { kind: "user", id: person.userId, name: person.name },
      changes: [{ field: "returned", before: null, after: total }],
    },
    gate: [],
  });
  if (outcome.lost) return { ok: false, refusal: "conflict" };
  goOn(needs, moveWork, { accountId, publicId: job.publicId });
  return { ok: true, job: job.publicId, handOver: id, person, total, pending: outcome.pending };
}
