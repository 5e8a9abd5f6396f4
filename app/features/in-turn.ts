import { seconds } from "~/domain/time/durations";
import { letOthersIn } from "./let-others-in";

/** What a step of a sign-in or of a letter takes of the thread, and a little more (ms). */
const APART_MS = 6;
/** Nobody waits longer, whatever the clock does. */
const MOST_MS = seconds(1);

let nextAt = 0;

/**
 * Before a step that takes the thread for some milliseconds: those of many requests begin apart, so that others are
 * answered between them. Whoever is alone does not wait.
 */
export async function inTurn(): Promise<void> {
  const now = Date.now();
  const at = Math.min(Math.max(now, nextAt), now + MOST_MS);
  nextAt = at + APART_MS;
  if (at > now) await letOthersIn(at - now);
}
