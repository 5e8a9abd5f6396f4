import type { DecisionKind, LeftKind } from "~/domain/hand-over/kinds";
import type { Decision } from "~/domain/hand-over/plan";
import { listHeirGroups, listHeirs } from "~db/queries/hand-over/people";
import { findPerson } from "~db/queries/person-facts";
import type { Needs } from "../needs";
import type { Departing } from "./hand-over.server";

/** A decision as it is sent: a person, or a department or group over whose members it is spread, by public id. */
export type Choice = { kind: LeftKind; decision: DecisionKind; person?: string; group?: string };

/** Public ids become people of this company who are active now; kinds whose successor is not are `unknown`. */
export async function resolvePlan(
  needs: Needs,
  acting: Departing,
  publicId: string,
  choices: readonly Choice[],
): Promise<{ plan: Decision[]; unknown: LeftKind[] }> {
  const { accountId } = acting;
  const db = needs.db(accountId);
  const leaver = await findPerson(db, { accountId, publicId });
  const facts = { accountId, leaverId: leaver?.userId ?? 0, now: needs.now };
  const [people, groups] = await Promise.all([listHeirs(db, facts), listHeirGroups(db, facts)]);
  const plan: Decision[] = [];
  const unknown: LeftKind[] = [];
  for (const { kind, decision, person, group } of choices) {
    const one = people.find((heir) => heir.publicId === person);
    const many = groups.find((unit) => unit.publicId === group)?.members ?? [];
    const to = person === undefined ? many : one === undefined ? [] : [one.id];
    if (decision === "transfer" && to.length === 0) unknown.push(kind);
    else plan.push({ kind, decision, to });
  }
  return { plan, unknown };
}
