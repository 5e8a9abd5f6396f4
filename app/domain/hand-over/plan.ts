import { type DecisionKind, type LeftKind, OFFERED } from "./kinds";

/** Who gets what. `to`: users' ids; several share evenly; empty unless it is a transfer. */
export type Decision = { kind: LeftKind; decision: DecisionKind; to: readonly number[] };
export type Plan = readonly Decision[];
export type LeftCounts = Readonly<Partial<Record<LeftKind, number>>>;

/** A successor as the rules see them: `sees` lists the kinds that they can see. */
export type Successor = { userId: number; isActive: boolean; sees: readonly LeftKind[] };

export const PLAN_REFUSALS = [
  "undecided",
  "not_offered",
  "no_successor",
  "successor_is_leaving",
  "successor_not_active",
  "successor_cannot_see",
] as const;
export type PlanRefusal = (typeof PLAN_REFUSALS)[number];
export type PlanProblem = { kind: LeftKind; refusal: PlanRefusal; userId?: number };

/**
 * What is wrong with a plan, kind by kind; empty when nothing is [AM-22, AU-16]. A kind of which there is something
 * needs a decision that it offers; a successor is active, is not who leaves, and can see what they get (semantics 6.3).
 */
export function judgePlan(
  plan: Plan,
  facts: { leaverId: number; counts: LeftCounts; successors: readonly Successor[] },
): PlanProblem[] {
  const problems: PlanProblem[] = [];
  for (const [kind, n] of Object.entries(facts.counts) as [LeftKind, number][]) {
    const decision = plan.find((one) => one.kind === kind);
    if (decision === undefined) {
      if (n > 0) problems.push({ kind, refusal: "undecided" });
      continue;
    }
    const refusal = judgeDecision(decision, facts);
    if (refusal !== null) problems.push(refusal);
  }
  return problems;
}

function judgeDecision(
  { kind, decision, to }: Decision,
  { leaverId, successors }: { leaverId: number; successors: readonly Successor[] },
): PlanProblem | null {
  if (!OFFERED[kind].includes(decision)) return { kind, refusal: "not_offered" };
  if (decision !== "transfer") return null;
  if (to.length === 0) return { kind, refusal: "no_successor" };
  for (const userId of to) {
    if (userId === leaverId) return { kind, refusal: "successor_is_leaving", userId };
    const successor = successors.find((one) => one.userId === userId);
    if (successor === undefined || !successor.isActive)
      return { kind, refusal: "successor_not_active", userId };
    if (!successor.sees.includes(kind)) return { kind, refusal: "successor_cannot_see", userId };
  }
  return null;
}

/** How many things a plan moves; what stays with its author is not among them. */
export const movedBy = (plan: Plan, counts: LeftCounts): number =>
  plan.reduce((sum, { kind, decision }) => sum + (decision === "keep" ? 0 : (counts[kind] ?? 0)), 0);
