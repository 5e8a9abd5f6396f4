import { seconds } from "~/domain/time/durations";
import { letOthersIn } from "./let-others-in";

/** What a step of a sign-in or of a letter takes of the thread (ms): how far apart those of a crowd are planned. */
const APART_MS = 3;
/** Between two steps of a crowd the runtime reads sockets (ms). */
const GAP_MS = 1;
/** Requests whose steps have met within so long are a crowd (ms). */
const CROWD_MS = 250;
/** A step that is not over by then waits for a database far away or was cut off with its request: the thread is free (ms). */
const HOLDS_MS = 6;
/** Nobody waits longer, whatever the clock does. */
const MOST_MS = seconds(1);

let crowdedTo = 0;
let plannedTo = 0;
/** Until then another step has the thread; moved to its end when it is over. */
let takenTo = 0;

/**
 * Runs a step that takes the thread for some milliseconds: of many requests one takes it at a time, roughly in the order in
 * which they came, and others are answered between them. Steps that only wait do so together, and whoever is alone does
 * not wait.
 */
export async function inTurn<Done>(step: () => Promise<Done>): Promise<Done> {
  const came = Date.now();
  if (came < takenTo) crowdedTo = came + CROWD_MS;
  if (came < crowdedTo) await turnOf(came);
  const mine = Date.now() + HOLDS_MS;
  takenTo = mine;
  try {
    return await step();
  } finally {
    const over = Date.now();
    if (takenTo === mine) takenTo = over < crowdedTo ? over + GAP_MS : over;
  }
}

async function turnOf(came: number): Promise<void> {
  const until = came + MOST_MS;
  const at = Math.min(Math.max(came, plannedTo), until);
  plannedTo = at + APART_MS;
  if (at > came) await letOthersIn(at - came);
  // How long a step takes is known when it is over.
  while (Date.now() < Math.min(takenTo, until)) await letOthersIn(GAP_MS);
}
