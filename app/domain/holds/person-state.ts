import { type Hold, type HoldKind, tellingHold } from "./holds";

/** How a person stands, in the words of the list and the card (glossary `state.*`). */
export const PERSON_STATES = [
  "active",
  "blocked",
  "deactivated",
  "limit",
  "archived",
  "unconfirmed",
  "lockdown",
] as const;
export type PersonState = (typeof PERSON_STATES)[number];
export type HeldState = Exclude<PersonState, "active">;

const STATE_OF_HOLD = {
  manual_block: "blocked",
  inactive: "deactivated",
  limit: "limit",
  archived: "archived",
  unconfirmed: "unconfirmed",
  lockdown: "lockdown",
} as const satisfies Record<HoldKind, HeldState>;

/** The kind of hold behind a state other than active. */
export const holdOfState = (state: HeldState) =>
  (Object.keys(STATE_OF_HOLD) as HoldKind[]).find((kind) => STATE_OF_HOLD[kind] === state)!;

/** The state that is told of several open holds, with its end in ms; active when none is open (semantics 7). */
export function personState(
  holds: readonly Hold[],
  now: number,
): { state: PersonState; until: number | null } {
  const hold = tellingHold(holds, now);
  if (hold === null) return { state: "active", until: null };
  return { state: STATE_OF_HOLD[hold.kind], until: hold.endsAt };
}
