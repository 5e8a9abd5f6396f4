import { minutes } from "../time/durations";
import { type Availability, type Connection, inForce, type Said } from "./availability";

export const STATUSES = ["online", "idle", "busy", "break", "away", "offline"] as const;
export type Status = (typeof STATUSES)[number];

/** What everybody sees of a person. `idleMinutes` only with "idle", `until` (ms) only with what was said. */
export type Shown = { status: Status; idleMinutes: number | null; until: number | null };

export type PresenceFacts = {
  isHeld: boolean;
  connection: Connection;
  said: Said;
  lastActiveAt: number | null;
};

/** Hold, then connection, then what the person said, then idleness (semantics 9, "Shown status"). */
export function shownStatus(facts: PresenceFacts, now: number): Shown {
  const nothing = { idleMinutes: null, until: null };
  if (facts.isHeld || facts.connection === "offline") return { status: "offline", ...nothing };
  const { availability, until } = inForce(facts.said, now);
  if (availability !== "available") return { ...nothing, status: statusOf(availability), until };
  if (facts.connection === "active") return { status: "online", ...nothing };
  const idleMs = facts.lastActiveAt === null ? 0 : Math.max(0, now - facts.lastActiveAt);
  return { ...nothing, status: "idle", idleMinutes: Math.floor(idleMs / minutes(1)) };
}

const statusOf = (availability: Exclude<Availability, "available">): Status => availability;
