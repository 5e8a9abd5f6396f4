import type { Responsible, Viewer } from "./types";

/** A person as somebody whose rights or standing another one changes. */
export type Person = Responsible & { isAdministrator: boolean; isOwner: boolean };

export const TOUCH_REFUSALS = ["is_self", "owner_only", "above_you"] as const;
export type TouchRefusal = (typeof TOUCH_REFUSALS)[number];

/** True for Administrators; an owner is one (semantics 1, Owner). */
export function isAdministrator(viewer: Pick<Viewer, "rights" | "isOwner">): boolean {
  return viewer.isOwner || viewer.rights.isAdministrator;
}

/**
 * May the actor change the rights or the standing of this person at all? Not oneself; an owner by
 * owners alone; an Administrator by Administrators alone. Null = yes. The right itself is asked by `can`.
 */
export function mayTouch(actor: Viewer, person: Person): TouchRefusal | null {
  if (person.userId === actor.userId) return "is_self";
  if (person.isOwner && !actor.isOwner) return "owner_only";
  if (person.isAdministrator && !isAdministrator(actor)) return "above_you";
  return null;
}
