import { letOthersIn } from "../let-others-in";
import type { Needs } from "../needs";
import { sendMails } from "./send-mails.server";

/** Runs of one isolate begin so far apart (ms): what many people queue meanwhile is one lease. */
const APART_MS = 200;

/** When the last run began, or the next will. */
let beginsAt = 0;

/**
 * A few at once: whoever waits for a link gets it now, the rest of many is cron's. A run that is still to begin sends
 * what is queued by then, whoever asked for it.
 */
export function sendMailsSoon(needs: Needs): void {
  const now = Date.now();
  if (now < beginsAt) return;
  beginsAt = Math.max(now, beginsAt + APART_MS);
  needs.later(letOthersIn(beginsAt - now).then(() => sendMails(needs, { batches: 2 })));
}
