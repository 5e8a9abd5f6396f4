import type { z } from "zod";
import { Evaluation, type Evaluations, firstProblem, type Semantic } from "~/domain/authzen/request";
import type { Changer } from "../access/changer";
import type { Needs } from "../needs";
import { decide } from "./decide.server";

type Answer = { decision: boolean; context?: Record<string, unknown> };

/**
 * Several questions of one message, answered in their order (AuthZEN 1.0, section 7). What one leaves out comes from
 * the top; one that is not whole is a no with its error, and the others go on.
 */
export async function decideMany(
  needs: Pick<Needs, "db" | "gate" | "now">,
  asker: Changer,
  { evaluations = [], options, ...defaults }: z.output<typeof Evaluations>,
): Promise<Answer[]> {
  const semantic = options?.evaluations_semantic ?? "execute_all";
  const answers: Answer[] = [];
  for (const one of evaluations) {
    const parsed = Evaluation.safeParse({ ...given(defaults), ...one });
    const answer: Answer = parsed.success
      ? await decide(needs, asker, parsed.data)
      : { decision: false, context: { error: { status: 400, message: firstProblem(parsed.error) } } };
    answers.push(answer);
    if (isLast(semantic, answer)) break;
  }
  return answers;
}

const given = (defaults: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(defaults).filter(([, value]) => value !== undefined));

const isLast = (semantic: Semantic, { decision }: Answer) =>
  (semantic === "deny_on_first_deny" && !decision) || (semantic === "permit_on_first_permit" && decision);
