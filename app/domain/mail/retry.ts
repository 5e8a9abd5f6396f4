import { days, hours, minutes } from "../time/durations";

/** How long a mail is tried when it does not say so itself (RFC 5321 4.5.4.1: four to five days). */
export const KEEPS_TRYING_MS = days(5);

/** When to try again after the n-th attempt (1 and up): 1, 2, 4 … minutes, at most an hour. */
export function nextAttemptAt(attempts: number, now: number): number {
  return now + Math.min(hours(1), minutes(2 ** Math.min(attempts - 1, 10)));
}
