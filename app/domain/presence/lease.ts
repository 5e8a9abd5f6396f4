import { seconds } from "../time/durations";
import type { Connection } from "./availability";

/** A browser says "ping" this often; the platform answers without waking the gate (semantics 9). */
export const HEARTBEAT_MS = seconds(30);
/** Without a heartbeat for this long a socket counts as gone: its close event may never arrive. */
export const LEASE_MS = seconds(75);
/** A person whose last socket has gone stays present this much longer, so that a reload is no blip. */
export const GRACE_MS = seconds(15);
/** How often leases are looked at while somebody watches. */
export const LEASE_CHECK_MS = seconds(15);

/** A person's sockets: when each open one was heard last, and when the last one closed while none was open. */
export type Lines = { heardAt: readonly number[]; leftAt: number | null };

/** The instant (ms) at which the person counts as offline if nothing more is heard; null when never connected. */
export function presentUntil({ heardAt, leftAt }: Lines): number | null {
  const ends = heardAt.map((at) => at + LEASE_MS + GRACE_MS);
  if (leftAt !== null) ends.push(leftAt + GRACE_MS);
  return ends.length === 0 ? null : Math.max(...ends);
}

/** When the person was heard last: where an interval that nobody closed has to end (semantics 9). */
export function lastHeardAt({ heardAt, leftAt }: Lines): number | null {
  const all = leftAt === null ? heardAt : [...heardAt, leftAt];
  return all.length === 0 ? null : Math.max(...all);
}

/** The most active device wins: one last activity per person, whichever socket it came by. */
export function connectionOf(
  facts: { isPresent: boolean; lastActiveAt: number | null },
  idleAfterMs: number,
  now: number,
): Connection {
  if (!facts.isPresent) return "offline";
  return facts.lastActiveAt !== null && now - facts.lastActiveAt < idleAfterMs ? "active" : "idle";
}
