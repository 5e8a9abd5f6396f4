import { can } from "~/domain/access";
import type { AskedAction } from "~/domain/authzen/action";
import { type Evaluation, namesOf } from "~/domain/authzen/request";
import type { QuestionFacts, QuestionRequest } from "~/domain/session/question";
import { factsOf, isRecordType } from "~db/queries/authzen";
import type { TypeRules } from "~db/queries/resource-types";
import type { Changer } from "../access/changer";
import type { Needs } from "../needs";
import { findThing, permissionOf, type Records, type Thing } from "./resources.server";
import {
  asSubject,
  byName,
  isSubjectType,
  momentOf,
  type Person,
  type Subject,
  subjectAmong,
  timeOf,
} from "./subjects.server";

/** `reason` names why not, in the product's codes; it never tells whether something exists (features C14). */
export type Decision = { decision: boolean; context?: { reason: DecisionReason } };
export type DecisionReason =
  | "unknown_subject"
  | "unknown_resource"
  | "unknown_action"
  | "may_not_act"
  | "no_right";

/** What several questions of one message share, read once for all of them. */
export type Known = { people: Map<string, Person>; types: TypeRules[]; records: Records };

/** One question, by the same rules as every page: holds and address first, then the right (AuthZEN 1.0, section 6). */
export async function decide(
  needs: Pick<Needs, "db" | "gate" | "now">,
  asker: Changer,
  asked: Evaluation,
  told?: Known,
): Promise<Decision> {
  const { subject, action, resource, context } = asked;
  const question = questionOf(asked, needs.now);
  if (question === null) return no("unknown_subject");
  const known = told ?? knownOf(asker, asked, await needs.gate(asker.accountPublicId).question(question));
  const person = subjectAmong(known.people, subject);
  if (person === undefined) return no("unknown_subject");
  const [thing, moment] = await Promise.all([
    findThing(needs, asker, resource, known),
    momentOf(needs, asker.accountId, { subject, context }),
  ]);
  if (thing === null) return no("unknown_resource");
  const permission = permissionOf(thing, action);
  if (permission === null) return no("unknown_action");
  const who = asSubject(asker, person, moment);
  if (!who.mayAct) return no("may_not_act");
  return allows(who, thing, action) ? { decision: true } : no("no_right");
}

/** What the gate is asked for one question at `now` (ms); null when nobody can be meant. */
export function questionOf({ subject, context, resource }: Evaluation, now: number): QuestionRequest | null {
  if (!isSubjectType(subject.type)) return null;
  const { type, id } = resource;
  return { subjects: namesOf(subject), type, id, now: timeOf(context) === null ? now : null };
}

/** What the gate said of one question, for this asker. */
export function knownOf(asker: Changer, { resource }: Evaluation, { row, people }: QuestionFacts): Known {
  const { type, id } = resource;
  const facts = factsOf(row);
  const records: Records = new Map();
  if (isRecordType(type)) records.set(type, new Map(facts.record === null ? [] : [[id, facts.record]]));
  return {
    people: byName(asker, facts.subjects, people),
    types: facts.type === null ? [] : [facts.type],
    records,
  };
}

/** May the subject do it to the thing? */
export function allows({ viewer, mayAct }: Subject, thing: Thing, action: AskedAction): boolean {
  const permission = permissionOf(thing, action);
  return mayAct && permission !== null && can(viewer, permission, thing.target);
}

const no = (reason: DecisionReason): Decision => ({ decision: false, context: { reason } });
