import { minutes } from "../time/durations";

/** Limits of failed attempts (architecture, "Login"; ASVS 6.3.1). Failures only: a success gives its token back. */
export const THROTTLE = {
  windowMs: minutes(15),
  /** Per e-mail; then only devices that this identity knows, each with as many again. */
  email: 10,
  device: 10,
  /** Per address: IPv4 whole, IPv6 by /64. */
  address: 100,
  /** Reset letters: an e-mail gets this many, an address may ask for this many, known or not. */
  reset: { email: 3, address: 20 },
} as const;

/** `now` in ms; `windowMs` is how long an attempt counts. */
export type Attempt = { key: string; windowMs: number; now: number };
export type TakeRequest = Attempt & { limit: number };

/** `ok` takes a token; else the instant (ms) at which the oldest attempt leaves the window. */
export type Take = { ok: true; token: number } | { ok: false; retryAt: number };
