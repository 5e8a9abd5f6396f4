import { days, hours, minutes } from "../time/durations";

/** Session lengths of Settings → Security (semantics 9, FM-09; ASVS 7.3.1, 7.3.2). All in ms. */
export type Lengths = { idleMs: number; absoluteMs: number };
export const SESSION_PRESETS = ["normal", "strict", "own"] as const;
export type SessionPreset = (typeof SESSION_PRESETS)[number];
export const PRESET_LENGTHS: Record<"normal" | "strict", Lengths> = {
  normal: { idleMs: hours(12), absoluteMs: days(30) },
  strict: { idleMs: minutes(30), absoluteMs: hours(12) },
};

/** Several roles: the shorter lengths, each by itself. */
export const shorter = (a: Lengths, b: Lengths): Lengths => ({
  idleMs: Math.min(a.idleMs, b.idleMs),
  absoluteMs: Math.min(a.absoluteMs, b.absoluteMs),
});

export type SessionLife = { createdAt: number; lastSeenAt: number };

/** The instant at which a session dies if nothing happens any more. */
export const deadlineOf = (life: SessionLife, lengths: Lengths) =>
  Math.min(life.lastSeenAt + lengths.idleMs, life.createdAt + lengths.absoluteMs);

/** Alive one ms before the deadline, gone at it. */
export const isAlive = (life: SessionLife, lengths: Lengths, now: number) => now < deadlineOf(life, lengths);
