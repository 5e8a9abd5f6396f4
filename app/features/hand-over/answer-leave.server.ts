import { LEFT_KINDS, type LeftKind } from "~/domain/hand-over/kinds";
import type { Decision } from "~/domain/hand-over/plan";
import type { MessageKey } from "~/i18n";
import { listHeirGroups, listHeirs } from "~db/queries/hand-over/people";
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

type Answer = { status: number; body: LeaveAnswer } | { status: 200; started: string };

const SAYS: Record<
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
  const { plan, unknown } = await planOf(needs, acting, publicId, wanted.data);
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

/** Public ids become people of this company who are active now; whoever is not is named beside their line. */
async function planOf(needs: Needs, acting: Departing, publicId: string, form: Record<string, string>) {
  const { accountId } = acting;
  const db = needs.db(accountId);
  const leaver = await findPerson(db, { accountId, publicId });
  const facts = { accountId, leaverId: leaver?.userId ?? 0, now: needs.now };
  const [people, groups] = await Promise.all([listHeirs(db, facts), listHeirGroups(db, facts)]);
  const plan: Decision[] = [];
  const unknown: LeftKind[] = [];
  for (const kind of LEFT_KINDS) {
    const choice = parseChoice(form[fieldOf(kind)] ?? "");
    if (choice === null) continue;
    const { decision, person, group } = choice;
    const one = people.find((heir) => heir.publicId === person)?.id;
    const to =
      person !== undefined
        ? one === undefined
          ? []
          : [one]
        : (groups.find((unit) => unit.publicId === group)?.members ?? []);
    if (decision === "transfer" && to.length === 0) unknown.push(kind);
    else plan.push({ kind, decision, to });
  }
  return { plan, unknown };
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
  const [status, text] = SAYS[outcome.refusal];
  return { status, body: { errors: outcome.refusal === "not_typed" ? { typed: text } : {}, text } };
}
