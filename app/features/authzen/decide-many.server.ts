import type { z } from "zod";
import { Evaluation, type Evaluations, firstProblem, namesOf, type Semantic } from "~/domain/authzen/request";
import { listTypeRules } from "~db/queries/resource-types";
import type { Changer } from "../access/changer";
import type { Needs } from "../needs";
import { decide } from "./decide.server";
import { readRecords } from "./resources.server";
import { readSubjects } from "./subjects.server";

type Answer = { decision: boolean; context?: Record<string, unknown> };

/**
 * Several questions of one message, answered in their order (AuthZEN 1.0, section 7). What one leaves out comes from
 * the top, also the id, type or name of an entity (certification scenario 3.2.7); one that is not whole is a no with its error, and the others go on.
 */
export async function decideMany(
  needs: Pick<Needs, "db" | "gate" | "now">,
  asker: Changer,
  { evaluations = [], options, ...defaults }: z.output<typeof Evaluations>,
): Promise<Answer[]> {
  const semantic = options?.evaluations_semantic ?? "execute_all";
  const asked = evaluations.map((one) => Evaluation.safeParse(whole(defaults, one)));
  const db = needs.db(asker.accountId);
  const subjects = asked.flatMap(({ data }) => (data === undefined ? [] : namesOf(data.subject)));
  const things = asked.flatMap(({ data }) => (data === undefined ? [] : [data.resource]));
  const [people, types, records] = await Promise.all([
    readSubjects(needs, asker, subjects),
    listTypeRules(db, asker.accountId),
    readRecords(needs, asker, things),
  ]);
  const answerTo = async (parsed: (typeof asked)[number]): Promise<Answer> =>
    parsed.success
      ? decide(needs, asker, parsed.data, { people, types, records })
      : { decision: false, context: { error: { status: 400, message: firstProblem(parsed.error) } } };
  const answers: Answer[] = [];
  const atOnce = semantic === "execute_all" ? AT_ONCE : 1;
  for (let from = 0; from < asked.length; from += atOnce) {
    answers.push(...(await Promise.all(asked.slice(from, from + atOnce).map(answerTo))));
    const last = answers.at(-1);
    if (last !== undefined && isLast(semantic, last)) break;
  }
  return answers;
}

/** Questions that are worked on side by side where none depends on the one before. */
const AT_ONCE = 20;

/** What names an entity, by entity: an entity of one question replaces that of the top but for these, when it lacks them. */
const NAMED_BY = { subject: ["type", "id"], action: ["name"], resource: ["type", "id"] };

function whole(defaults: Record<string, unknown>, one: Record<string, unknown>): Record<string, unknown> {
  const asked: Record<string, unknown> = { ...given(defaults), ...one };
  for (const [entity, names] of Object.entries(NAMED_BY)) {
    const [above, own] = [defaults[entity], one[entity]];
    if (!isObject(above) || !isObject(own)) continue;
    const lent = names.filter((name) => !(name in own)).map((name) => [name, above[name]]);
    asked[entity] = { ...own, ...Object.fromEntries(lent) };
  }
  return asked;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const given = (defaults: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(defaults).filter(([, value]) => value !== undefined));

const isLast = (semantic: Semantic, { decision }: Answer) =>
  (semantic === "deny_on_first_deny" && !decision) || (semantic === "permit_on_first_permit" && decision);
