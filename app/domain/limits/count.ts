import type { Cost } from "../activity/deed";
import type { LimitMetric } from "./kinds";

/** Metrics that count different things, each once in a window: A, B, back to A is two (semantics 5). */
export const DISTINCT_METRICS = [
  "cards_viewed",
  "deals_handled",
  "deals_closed",
] as const satisfies readonly LimitMetric[];

export const isDistinct = (metric: LimitMetric): boolean =>
  (DISTINCT_METRICS as readonly LimitMetric[]).includes(metric);

/**
 * What an action costs at one limit. A distinct metric costs its new keys; another one costs its amount, or nothing
 * when it names keys and all of them are counted already (the same page of a list within a minute).
 *
 * @param isCounted whether this window has counted a key
 */
export function costOf(cost: Cost, isCounted: (key: string) => boolean): { amount: number; keys: string[] } {
  const keys = [...new Set(cost.keys ?? [])].filter((key) => !isCounted(key));
  if (isDistinct(cost.metric)) return { amount: keys.length, keys };
  const isRepeated = cost.keys !== undefined && cost.keys.length > 0 && keys.length === 0;
  return { amount: isRepeated ? 0 : Math.max(0, cost.amount), keys };
}

/** Costs of one action by metric, merged: keys together, amounts added. */
export function mergeCosts(costs: readonly Cost[]): Cost[] {
  const merged = new Map<LimitMetric, Cost>();
  for (const { metric, keys, amount } of costs) {
    const before = merged.get(metric);
    const all = [...(before?.keys ?? []), ...(keys ?? [])];
    merged.set(metric, {
      metric,
      amount: (before?.amount ?? 0) + amount,
      ...(all.length > 0 ? { keys: all } : {}),
    });
  }
  return [...merged.values()];
}

/** How a limit stands: counted, and reserved by actions that are under way. */
export type Standing = { count: number; reserved: number; threshold: number };

/**
 * May one more action begin? Granted while counted and reserved are below the threshold, whatever the amount (a list
 * page is never cut); `full` once the count itself has reached it, `busy` while only reservations fill it.
 */
export function judgeNext({ count, reserved, threshold }: Standing): "granted" | "busy" | "full" {
  if (count >= threshold) return "full";
  return count + reserved >= threshold ? "busy" : "granted";
}
