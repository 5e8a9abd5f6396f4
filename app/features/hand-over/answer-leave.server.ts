import { LEFT_KINDS } from "~/domain/hand-over/kinds";
import type { MessageKey } from "~/i18n";
import { findPerson } from "~db/queries/person-facts";
import type { Needs } from "../needs";
import { giveBack } from "./give-back.server";
import { type Departing, type HandOverOutcome, handOver } from "./hand-over.server";
import {
  AnotherForm,
  fieldOf,
  type LeaveAnswer,
  LeaveForm,
  PLAN_SAYS,
  parseChoice,
  ReturnForm,
} from "./leave-form";
import { nameAnother } from "./name-another.server";
import { resolvePlan } from "./resolve-plan.server";

type Answer = { status: number; body: LeaveAnswer } | { status: 200; started: string };

/** Status and sentence of what is refused as a whole. */
export const HAND_OVER_SAYS: Record<
  Exclude<Extract<HandOverOutcome, { ok: false }>["refusal"], "plan">,
  [number, MessageKey]
> = {
  not_found: [404, "record.none"],
  not_allowed: [403, "stop.not_allowed"],
  is_self: [403, "error.not_yourself"],
  owner_only: [403, "error.owner"],
  above_you: [403, "error.above_you"],
  is_owner: [403, "leave.is_owner"],
  not_typed: [400, "leave.not_typed"],
  conflict: [409, "leave.conflict"],
};

/** One request of the page "Hand over the work": starts it, goes on with another successor, or gives back. */
export async function answerLeave(
  needs: Needs,
  acting: Departing,
  publicId: string,
  data: FormData,
): Promise<Answer> {
  const form = Object.fromEntries(data);
  const another = AnotherForm.safeParse(form);
  if (another.success) return answerAnother(needs, acting, publicId, another.data.person);
  if (ReturnForm.safeParse(form).success) return said(await giveBack(needs, acting, publicId));
  const wanted = LeaveForm.safeParse(form);
  if (!wanted.success) return { status: 400, body: { errors: {}, text: "error.choice" } };
  const { purpose, typed } = wanted.data;
  const choices = LEFT_KINDS.flatMap((kind) => {
    const choice = parseChoice(wanted.data[fieldOf(kind)] ?? "");
    return choice === null ? [] : [{ kind, ...choice }];
  });
  const { plan, unknown } = await resolvePlan(needs, acting, publicId, choices);
  if (unknown.length > 0)
    return {
      status: 400,
      body: {
        errors: Object.fromEntries(unknown.map((kind) => [kind, "leave.successor_not_active"])),
        text: null,
      },
    };
  return said(await handOver(needs, acting, publicId, { purpose, plan, typed }));
}

async function answerAnother(
  needs: Needs,
  acting: Departing,
  publicId: string,
  person: string,
): Promise<Answer> {
  const { accountId } = acting;
  const heir = await findPerson(needs.db(accountId), { accountId, publicId: person });
  if (heir === null)
    return { status: 400, body: { errors: { person: "leave.successor_not_active" }, text: null } };
  const outcome = await nameAnother(needs, acting, publicId, heir.userId);
  if (!outcome.ok && outcome.refusal === "plan")
    return {
      status: 400,
      body: { errors: { person: PLAN_SAYS[outcome.problems[0]?.refusal ?? "no_successor"] }, text: null },
    };
  return said(outcome);
}

function said(outcome: HandOverOutcome): Answer {
  if (outcome.ok) return { status: 200, started: outcome.handOver };
  if (outcome.refusal === "plan") {
    const errors = Object.fromEntries(
      outcome.problems.map(({ kind, refusal }) => [kind, PLAN_SAYS[refusal]]),
    );
    return { status: 400, body: { errors, text: null } };
  }
  const [status, text] = HAND_OVER_SAYS[outcome.refusal];
  return { status, body: { errors: outcome.refusal === "not_typed" ? { typed: text } : {}, text } };
}
