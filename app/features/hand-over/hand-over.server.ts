import { sql } from "drizzle-orm";
import { type LeftKind, type Purpose, RECORD_LEFT_KINDS, TYPED_ABOVE } from "~/domain/hand-over/kinds";
import { judgePlan, movedBy, type Plan, type PlanProblem } from "~/domain/hand-over/plan";
import { isOpen } from "~/domain/holds/holds";
import { publicId } from "~/domain/ids/public-id";
import { opSelect } from "~db/queries/gate-ops";
import { mustChangeOne, raiseVersion } from "~db/queries/guarded-batch";
import { countLeft } from "~db/queries/hand-over/left";
import { insertHandOver } from "~db/queries/hand-over/rows";
import type { PersonFacts } from "~db/queries/person-facts";
import type { Acting } from "../acting";
import { change } from "../gate/change.server";
import { goOn, newJob } from "../jobs/start-job.server";
import type { Needs } from "../needs";
import { withFallback } from "./fallback-heir.server";
import { findSuccessors } from "./find-successors.server";
import { findLeaver, type PersonRefusal } from "./may-hand-over.server";
import { moveWork } from "./move-work.server";

export type Departing = Acting & { settings: { strictCoupling: boolean } };
export type Wanted = { purpose: Exclude<Purpose, "return">; plan: Plan; typed: string };
export type HandOverOutcome =
  | { ok: true; handOver: string; job: string; person: PersonFacts; total: number; pending: boolean }
  | { ok: false; refusal: PersonRefusal | "conflict" | "not_typed"; problems?: undefined }
  | { ok: false; refusal: "plan"; problems: PlanProblem[] };

/**
 * Starts a hand-over [MC-44, MC-45, AM-22, AU-12…16, AU-19]: the plan is judged on today's facts; for a deletion access
 * is closed first, so that nothing new arrives; then a job moves the work, and only then is the person deleted.
 */
export async function handOver(
  needs: Needs,
  acting: Departing,
  userPublicId: string,
  wanted: Wanted,
): Promise<HandOverOutcome> {
  const { purpose } = wanted;
  const found = await findLeaver(needs, acting, userPublicId, purpose);
  if (!found.ok) return found;
  const { person } = found;
  const { accountId } = acting;
  const plan = await withFallback(needs, acting, wanted.plan, person.userId);
  const counts = await countOf(needs, accountId, person.userId, purpose);
  const successors = await findSuccessors(
    needs,
    acting,
    plan.flatMap(({ to }) => to),
  );
  const problems = judgePlan(plan, { leaverId: person.userId, counts, successors });
  if (problems.length > 0) return { ok: false, refusal: "plan", problems };
  const total = movedBy(plan, counts);
  if (total > TYPED_ABOVE && wanted.typed.trim() !== person.name) return { ok: false, refusal: "not_typed" };
  const handOverId = publicId(needs.random(16));
  const job = newJob(needs, moveWork, {
    accountId,
    input: { handOver: handOverId },
    actor: acting.actor,
    total,
  });
  const outcome = await change(needs, acting, {
    write: [
      ...(purpose === "deletion" ? closeAccess(needs, acting, person) : []),
      ...insertHandOver(accountId, {
        publicId: handOverId,
        userId: person.userId,
        userName: person.name,
        purpose,
        plan,
        total,
        jobId: job.publicId,
        returnOf: null,
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
      changes: Object.entries(counts)
        .filter(([, n]) => n > 0)
        .map(([field, n]) => ({ field, before: n, after: said(plan, field as LeftKind) })),
    },
    gate: purpose === "deletion" ? [opSelect.person(accountId, person.userId)] : [],
    keepsAdministrator: purpose === "deletion",
  });
  if (outcome.lost) return { ok: false, refusal: "conflict" };
  goOn(needs, moveWork, { accountId, publicId: job.publicId });
  return { ok: true, job: job.publicId, handOver: handOverId, person, total, pending: outcome.pending };
}

const said = (plan: Plan, kind: LeftKind): string =>
  plan.find((one) => one.kind === kind)?.decision ?? "keep";

/** What is asked about: seats go only with their person. */
async function countOf(needs: Needs, accountId: number, userId: number, purpose: Purpose) {
  const counts = await countLeft(needs.db(accountId), accountId, userId);
  if (purpose === "deletion") return counts;
  return Object.fromEntries(RECORD_LEFT_KINDS.map((kind) => [kind, counts[kind]]));
}

/** The hold that comes before everything (semantics 6.5); one that stands already is enough. */
function closeAccess(needs: Needs, { accountId, userId }: Acting, person: PersonFacts) {
  const isClosed = person.holds.some((hold) => hold.kind === "inactive" && isOpen(hold, needs.now));
  if (isClosed) return [];
  return [
    sql`INSERT INTO holds(id, account_id, user_id, kind, reason, show_reason, starts_at, ends_at, created_by)
      VALUES (${publicId(needs.random(16))}, ${accountId}, ${person.userId}, 'inactive', '', 0, ${needs.now}, NULL, ${userId})`,
    mustChangeOne(),
    raiseVersion(accountId, person.userId),
    mustChangeOne(),
  ];
}
