import { nextMidnight, startOfDay } from "../time/local-day";
import { inForce, type Said } from "./availability";

/** States of the timeline: what was shown while the person was present (semantics 9 and 11, online time). */
export const PRESENT_STATES = ["online", "idle", "busy", "break", "away"] as const;
export type PresentState = (typeof PRESENT_STATES)[number];

/** `from` <= time < `to`, instants in ms. */
export type Interval = { state: PresentState; from: number; to: number };

/** A stretch in which nothing was told but time went by: what was said, and when the last input came. */
export type Stretch = { from: number; to: number; said: Said; lastActiveAt: number; idleAfterMs: number };

/** The states of a stretch in order: it changes where idleness begins and where what was said ends. */
export function intervalsOf({ from, to, said, lastActiveAt, idleAfterMs }: Stretch): Interval[] {
  const idleAt = lastActiveAt + idleAfterMs;
  const edges = [from, idleAt, said.until ?? to, to].filter((at) => at >= from && at <= to);
  const sorted = [...new Set(edges)].sort((a, b) => a - b);
  const found: Interval[] = [];
  for (const [index, start] of sorted.entries()) {
    const end = sorted[index + 1];
    if (end === undefined) break;
    const { availability } = inForce(said, start);
    const state = availability !== "available" ? availability : start < idleAt ? "online" : "idle";
    const last = found.at(-1);
    if (last?.state === state) last.to = end;
    else found.push({ state, from: start, to: end });
  }
  return found;
}

/** Cut at each local midnight of the zone (IANA), so that every piece belongs to one day. */
export function splitAtMidnight(interval: Interval, zone: string): Interval[] {
  const pieces: Interval[] = [];
  for (let from = interval.from; from < interval.to; ) {
    const to = Math.min(nextMidnight(from, zone), interval.to);
    pieces.push({ ...interval, from, to });
    from = to;
  }
  return pieces;
}

/** Time by state on the local day that holds `at`, in ms. */
export function daySum(
  intervals: readonly Interval[],
  at: number,
  zone: string,
): Record<PresentState, number> {
  const day = startOfDay(at, zone);
  const sums = { online: 0, idle: 0, busy: 0, break: 0, away: 0 };
  for (const interval of intervals)
    for (const piece of splitAtMidnight(interval, zone))
      if (startOfDay(piece.from, zone) === day) sums[piece.state] += piece.to - piece.from;
  return sums;
}

/** Neighbours of the same state become one, in order of time; what begins at the same instant twice is one. */
export function joined(intervals: readonly Interval[]): Interval[] {
  const found: Interval[] = [];
  for (const next of [...intervals].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = found.at(-1);
    if (last !== undefined && next.from < last.to) continue;
    if (last?.state === next.state && last.to === next.from) last.to = next.to;
    else found.push({ ...next });
  }
  return found;
}
