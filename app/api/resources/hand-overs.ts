import { z } from "@hono/zod-openapi";
import { DECISIONS, HAND_OVER_STATES, LEFT_KINDS } from "~/domain/hand-over/kinds";
import { HAND_OVER_SAYS } from "~/features/hand-over/answer-leave.server";
import { giveBack } from "~/features/hand-over/give-back.server";
import { type HandOverOutcome, handOver } from "~/features/hand-over/hand-over.server";
import { PLAN_SAYS } from "~/features/hand-over/leave-form";
import { findLeaver } from "~/features/hand-over/may-hand-over.server";
import { nameAnother } from "~/features/hand-over/name-another.server";
import { countReturnable, readDeparture } from "~/features/hand-over/read-departure.server";
import { type Choice, resolvePlan } from "~/features/hand-over/resolve-plan.server";
import { translatorOf } from "~/i18n/server";
import { findPerson } from "~db/queries/person-facts";
import { type Outcome, ok, operation } from "../core/operation";
import { refuse, refuseAs } from "../core/problem";
import { sayProblem } from "../core/said-problem";
import { Id, IdPath, MADE_UP_ID } from "../schemas/common";

const TAG = "Users";
const t = translatorOf("en");
const PURPOSES = ["deletion", "move"] as const;

const Departure = z
  .object({
    left: z.array(z.object({ kind: z.enum(LEFT_KINDS), count: z.number().int() })),
    successors: z.array(z.object({ id: Id, name: z.string(), department: z.string().nullable() })),
    groups: z.array(z.object({ id: Id, name: z.string(), members: z.number().int() })),
    suggested: Id.nullable(),
    running: z
      .object({
        state: z.enum(HAND_OVER_STATES),
        moved: z.number().int(),
        total: z.number().int(),
        job: Id.nullable(),
      })
      .nullable(),
  })
  .openapi("Departure");

const Started = z
  .object({ job: Id, total: z.number().int(), pending: z.boolean() })
  .openapi("StartedHandOver");

export const handOvers = [
  operation({
    id: "getDeparture",
    method: "get",
    path: "/users/{id}/hand-over",
    tag: TAG,
    summary: "What a person would leave behind, and who may take it",
    needs: "users.hold",
    params: IdPath,
    query: z.strictObject({ purpose: z.enum(PURPOSES).default("deletion") }),
    answers: Departure,
    handle: async ({ needs, viewer, params: { id }, query }) => {
      const found = await readDeparture(needs, viewer, id, query.purpose);
      if (!found.ok) return refused(found);
      const { kinds, people, groups, heir, running } = found;
      return ok({
        left: kinds.map(({ kind, count }) => ({ kind, count })),
        successors: people.map(({ publicId, name, department }) => ({ id: publicId, name, department })),
        groups: groups.map(({ publicId, name, members }) => ({ id: publicId, name, members })),
        suggested: heir,
        running: running && {
          state: running.state,
          moved: running.moved,
          total: running.total,
          job: running.job?.id ?? null,
        },
      });
    },
  }),
  operation({
    id: "handOverUser",
    method: "post",
    path: "/users/{id}/hand-over",
    tag: TAG,
    summary: "Hand a person's work over, and delete them",
    description:
      "Every kind of which there is something needs a decision. With `deletion` access is closed at once, the work moves in a job, and then the person is deleted (needs `users.delete`); with `move` they stay. `typed`: their name, when more than twenty things move.",
    needs: "users.hold",
    params: IdPath,
    body: z
      .strictObject({
        purpose: z.enum(PURPOSES),
        plan: z
          .array(
            z.strictObject({
              kind: z.enum(LEFT_KINDS),
              decision: z.enum(DECISIONS),
              to: Id.optional().openapi({ description: "A person." }),
              group: Id.optional().openapi({ description: "Or a department or group, spread evenly." }),
            }),
          )
          .max(LEFT_KINDS.length),
        typed: z.string().max(400).default(""),
      })
      .openapi({
        example: {
          purpose: "deletion",
          plan: [
            { kind: "deals_open", decision: "transfer", to: MADE_UP_ID },
            { kind: "deals_closed", decision: "keep" },
            { kind: "conversations", decision: "unassigned" },
          ],
          typed: "Kate Harris",
        },
      }),
    answers: Started,
    status: 202,
    handle: async ({ needs, viewer, params: { id }, body: { purpose, plan: sent, typed } }) => {
      const choices = sent.map(
        ({ kind, decision, to, group }): Choice => ({
          kind,
          decision,
          ...(to === undefined ? {} : { person: to }),
          ...(group === undefined ? {} : { group }),
        }),
      );
      const { plan, unknown } = await resolvePlan(needs, viewer, id, choices);
      if (unknown.length > 0)
        return wrongPlan(unknown.map((kind) => ({ kind, refusal: "successor_not_active" })));
      return started(await handOver(needs, viewer, id, { purpose, plan, typed }));
    },
  }),
  operation({
    id: "nameSuccessor",
    method: "post",
    path: "/users/{id}/hand-over/successor",
    tag: TAG,
    summary: "Name another successor for a hand-over that waits",
    needs: "users.hold",
    params: IdPath,
    body: z.strictObject({ to: Id }).openapi({ example: { to: MADE_UP_ID } }),
    answers: Started,
    status: 202,
    handle: async ({ needs, viewer, params: { id }, body }) => {
      const { accountId } = viewer;
      const heir = await findPerson(needs.db(accountId), { accountId, publicId: body.to });
      if (heir === null)
        return refuse("invalid", {
          errors: [{ field: "to", code: "not_found", detail: "There is nobody with this id." }],
        });
      return started(await nameAnother(needs, viewer, id, heir.userId));
    },
  }),
  operation({
    id: "getReturnable",
    method: "get",
    path: "/users/{id}/hand-over/return",
    tag: TAG,
    summary: "What can be given back to somebody who has returned",
    description: "What was moved from them and is still with whom it went to.",
    needs: "users.hold",
    params: IdPath,
    answers: z.object({ count: z.number().int() }).openapi("Returnable"),
    handle: async ({ needs, viewer, params: { id } }) => {
      const found = await findLeaver(needs, viewer, id, "return");
      if (!found.ok) return refused(found);
      return ok({ count: await countReturnable(needs, viewer.accountId, found.person.userId) });
    },
  }),
  operation({
    id: "giveBack",
    method: "post",
    path: "/users/{id}/hand-over/return",
    tag: TAG,
    summary: "Give the work back to somebody who has returned",
    needs: "users.hold",
    params: IdPath,
    answers: Started,
    status: 202,
    handle: async ({ needs, viewer, params: { id } }) => started(await giveBack(needs, viewer, id)),
  }),
];

function started(outcome: HandOverOutcome): Outcome {
  if (!outcome.ok) return outcome.refusal === "plan" ? wrongPlan(outcome.problems) : refused(outcome);
  const { job, total, pending } = outcome;
  return {
    kind: "reply",
    status: 202,
    body: { job, total, pending },
    headers: { location: `/api/v1/jobs/${job}` },
  };
}

/** Beside the kind that is wrong, as on the page. */
const wrongPlan = (problems: readonly { kind: string; refusal: keyof typeof PLAN_SAYS }[]) =>
  refuse("invalid", {
    errors: problems.map(({ kind, refusal }) => ({
      field: `plan.${kind}`,
      code: refusal,
      detail: t(PLAN_SAYS[refusal]),
    })),
  });

function refused({ refusal }: { refusal: keyof typeof HAND_OVER_SAYS }) {
  if (refusal === "not_found" || refusal === "conflict") return refuse(refusal);
  if (refusal === "not_allowed")
    return refuse("forbidden", { detail: "Needs users.hold, to delete users.delete." });
  const [status, text] = HAND_OVER_SAYS[refusal];
  return refuseAs(
    sayProblem(refusal, { text, status, ...(refusal === "not_typed" ? { field: "typed" } : {}) }),
  );
}
