import { covers } from "./can";
import type { Clamp } from "./closure";
import { chainTo, decidingCell, ownerOnly } from "./explain-cell";
import { areOpen, type GateFact } from "./gates";
import { type Level, levelAt } from "./levels";
import { type Place, speaksAt } from "./merge";
import type { Permission } from "./permissions";
import type { Contribution, Origin, Target, Viewer } from "./types";

/** Whether a contribution counts in this answer, and if not, why. */
export const CONTRIBUTION_STATES = ["counts", "unset", "inactive", "not_yet", "ended", "elsewhere"] as const;
export type ContributionState = (typeof CONTRIBUTION_STATES)[number];

/** `level` is null when the contribution leaves the cell unset. */
export type Reason = { id: string; origin: Origin; level: Level | null; state: ContributionState };

export type Explanation = {
  permission: Permission;
  /** The source or connection whose cell decides; empty = account-wide. */
  place: Place;
  /** Every contribution, in the order given. */
  reasons: readonly Reason[];
  /** The widest of those that count, before the closure. */
  merged: Level;
  /** What lowered the cell, and what lowered the cells that did, first cause first. */
  clamps: readonly Clamp[];
  /** What is in effect. */
  level: Level;
  /** Does the level reach the target? Without a target: is it above denied. */
  reaches: boolean;
  gates: readonly GateFact[];
  allowed: boolean;
};

export type ExplainInput = {
  contributions: readonly Contribution[];
  permission: Permission;
  target?: Target;
  gates: readonly GateFact[];
  who: Pick<Viewer, "userId" | "reach" | "isOwner">;
  strictChannelCoupling: boolean;
  /** Instant in ms. */
  now: number;
};

/** Why may this person do this, or why not: same answer as `can` after `compile`, with its causes [MC-34, MC-78, MC-84]. */
export function explain(input: ExplainInput): Explanation {
  const { permission, target, gates, who } = input;
  const isOwnerRight = permission === "account.close";
  const found = isOwnerRight ? ownerOnly(who.isOwner) : decidingCell(input);
  const reaches = target === undefined || isOwnerRight ? found.rank > 0 : covers(who, found.rank, target);
  return {
    permission,
    place: found.place,
    reasons: input.contributions.map((contribution) => reasonOf(contribution, input, target ?? found.place)),
    merged: levelAt(found.merged),
    clamps: chainTo(permission, found.clamps),
    level: levelAt(found.rank),
    reaches,
    gates,
    allowed: reaches && areOpen(gates),
  };
}

function reasonOf(contribution: Contribution, input: ExplainInput, place: Place): Reason {
  const level = contribution.cells[input.permission] ?? null;
  return {
    id: contribution.id,
    origin: contribution.origin,
    level,
    state: stateOf(contribution, level, input.now, place),
  };
}

function stateOf(
  contribution: Contribution,
  level: Level | null,
  now: number,
  place: Place,
): ContributionState {
  if (level === null) return "unset";
  if (contribution.inactive === true) return "inactive";
  if (contribution.from !== null && now < contribution.from) return "not_yet";
  if (contribution.until !== null && now >= contribution.until) return "ended";
  return speaksAt(contribution, place) ? "counts" : "elsewhere";
}
