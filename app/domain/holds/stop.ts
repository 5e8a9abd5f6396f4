import { days, minutes } from "../time/durations";
import type { HoldKind } from "./holds";

/** Holds that people open by hand; a limit opens its own, `unconfirmed` comes with a new address (semantics 7). */
export const STOP_KINDS = [
  "manual_block",
  "inactive",
  "archived",
  "lockdown",
] as const satisfies readonly HoldKind[];
export type StopKind = (typeof STOP_KINDS)[number];

/** Terms of a block, as offered; `end_of_day` is preselected (MC-41, first-minutes 3). */
export const BLOCK_TERMS = ["hour", "end_of_day", "day", "week", "month", "date", "permanent"] as const;
export type BlockTerm = (typeof BLOCK_TERMS)[number];

export const STOP_REFUSALS = [
  "not_found",
  "not_allowed",
  "is_self",
  "owner_only",
  "above_you",
  "last_administrator",
  "reason_missing",
  "term_too_short",
  "term_too_long",
  "term_not_offered",
  "no_seat",
  "conflict",
] as const;
export type StopRefusal = (typeof STOP_REFUSALS)[number];

export const REASON_LENGTH = 500;
const SHORTEST_MS = minutes(1);
const LONGEST_MS = days(366);

/** Blocks and the archive say why (MC-40, MC-88); the others may. */
export const needsReason = (kind: StopKind) => kind === "manual_block" || kind === "archived";

/** What is wrong with a hold before anybody is looked at; null when nothing is. `endsAt` in ms, null = until lifted. */
export function judgeStop(
  stop: { kind: StopKind; reason: string; endsAt: number | null },
  now: number,
): StopRefusal | null {
  if (needsReason(stop.kind) && stop.reason.trim() === "") return "reason_missing";
  if (stop.endsAt === null) return null;
  if (stop.kind !== "manual_block") return "term_not_offered";
  if (stop.endsAt <= now + SHORTEST_MS) return "term_too_short";
  return stop.endsAt > now + LONGEST_MS ? "term_too_long" : null;
}
