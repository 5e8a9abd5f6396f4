/** What a person says of themselves; sticky across devices until changed or `until` (semantics 9, U9). */
export const AVAILABILITIES = ["available", "busy", "break", "away"] as const;
export type Availability = (typeof AVAILABILITIES)[number];

/** What the sockets say. */
export const CONNECTIONS = ["active", "idle", "offline"] as const;
export type Connection = (typeof CONNECTIONS)[number];

/** What a person said last; `until` is the instant (ms) from which it no longer holds, null = until changed. */
export type Said = { availability: Availability; until: number | null };

export const AVAILABLE: Said = { availability: "available", until: null };

/** What holds at `now`: available again from the instant `until` on. Only "away" and the like can have an end. */
export function inForce(said: Said, now: number): Said {
  return said.until !== null && now >= said.until ? AVAILABLE : said;
}

/**
 * Automatic away (semantics 9): after `afterMs` without input an available person counts as away, and is available
 * again with the first input, because nothing is stored. Never replaces what somebody said. `afterMs` null = off.
 */
export function withAutomaticAway(
  said: Said,
  idle: { lastActiveAt: number; afterMs: number | null },
  now: number,
): Said {
  const spoken = inForce(said, now);
  if (idle.afterMs === null || spoken.availability !== "available") return spoken;
  return now - idle.lastActiveAt >= idle.afterMs ? { availability: "away", until: null } : spoken;
}
