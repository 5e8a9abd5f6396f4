import { days, hours, minutes, seconds } from "../time/durations";

/** `paused`: waits until its webhook goes on; `dead`: given up, to be replayed by hand. */
export const DELIVERY_STATES = ["queued", "paused", "sent", "dead"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** How long after the n-th failed attempt the next one comes (Standard Webhooks, "Deliverability"): about three days. */
const WAITS_MS = [
  seconds(5),
  minutes(5),
  minutes(30),
  hours(2),
  hours(5),
  hours(10),
  hours(14),
  hours(20),
  hours(24),
];
export const MOST_ATTEMPTS = WAITS_MS.length + 1;

/** When to try again after `attempts` (1 and up) have failed; null = it is a dead letter. */
export function nextTryAt(attempts: number, now: number): number | null {
  const wait = WAITS_MS[attempts - 1];
  return wait === undefined ? null : now + wait;
}

/** Why there was no answer, where the receiver's own words would stand. Stored: append only. */
export const NO_ANSWERS = ["timeout", "unreachable", "target", "secret", "retention"] as const;
export type NoAnswer = (typeof NO_ANSWERS)[number];

/** A receiver has this long to answer (security.md row 51). */
export const ANSWER_MS = seconds(5);
/** After a change of the secret both sign for this long. */
export const BOTH_SECRETS_MS = days(1);
/** What was sent or given up stays in the delivery log for this long. */
export const KEEPS_DELIVERIES_MS = days(30);
