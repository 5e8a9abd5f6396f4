import type { Cost, LimitRefusal } from "../activity/deed";
import type { LimitAction, LimitMetric, LimitPeriod } from "./kinds";
import type { LimitFact } from "./limit";

/** What the gate's meter and the Workers say to each other. Ids are those of the database; instants in ms. */

/** Reserves what an action costs at all limits of a person, under the action's id. */
export type ConsumeRequest = { user: number; actionId: string; costs: readonly Cost[]; now: number };
/** `isCounted` false: no limit cares, so nothing has to be confirmed. */
export type Consumed =
  | { ok: true; isCounted: boolean }
  | ({ ok: false; reached: LimitReached[] } & LimitRefusal);

/** Follows the commit: `done` counts what was reserved, otherwise it is released. Twice is once. */
export type ConfirmRequest = { actionId: string; done: boolean; now: number };
export type Confirmed = { reached: LimitReached[] };

/**
 * held: the gate has opened the hold `id` · warned: the limit only tells · asked: an Administrator, whom the gate never
 * holds alone, so that D1 must open the hold with its guard · near: the person nears the limit.
 */
export const REACHED_KINDS = ["held", "warned", "asked", "near"] as const;
export type ReachedKind = (typeof REACHED_KINDS)[number];

/** A limit that somebody has reached or is about to reach. `until` null = until an administrator restores. */
export type LimitReached = {
  id: string;
  kind: ReachedKind;
  user: number;
  limit: number;
  at: number;
  until: number | null;
  count: number;
  threshold: number;
};

/** Where one person stands at one limit. `until`: end of the window; `hold`: the limit's open hold. */
export type Gauge = {
  user: number;
  limit: number;
  publicId: string;
  metric: LimitMetric;
  period: LimitPeriod;
  action: LimitAction;
  count: number;
  threshold: number;
  warnAt: number;
  until: number;
  hold: { id: string; startsAt: number; endsAt: number | null } | null;
};

/**
 * `user` null: everybody who has counted something; a list: each of them, untouched limits included. `draft`: as if this
 * limit stood in place of the stored one.
 */
export type GaugesRequest = { user: number | null | readonly number[]; now: number; draft?: LimitFact };

/** Told with each admission to whoever is near a limit (AM-18): how much is left, until when. */
export type NearLimit = {
  metric: LimitMetric;
  count: number;
  threshold: number;
  until: number;
  action: LimitAction;
};
