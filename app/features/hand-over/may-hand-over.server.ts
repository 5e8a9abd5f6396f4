import { can, mayTouch, type Permission } from "~/domain/access";
import type { Purpose } from "~/domain/hand-over/kinds";
import { findPerson, type PersonFacts } from "~db/queries/person-facts";
import type { Acting } from "../acting";
import type { Needs } from "../needs";

/** Deleting is a right of its own; moving the work of somebody who is away goes with stopping their access. */
const NEEDED: Record<Purpose, Permission> = {
  deletion: "users.delete",
  move: "users.hold",
  return: "users.hold",
};

export type PersonRefusal = "not_found" | "not_allowed" | "is_self" | "owner_only" | "above_you" | "is_owner";
type Found = { ok: true; person: PersonFacts } | { ok: false; refusal: PersonRefusal };

/** The person, if the actor may hand their work over (semantics 6.7). Out of reach is "not found" (features C14). */
export async function findLeaver(
  needs: Needs,
  acting: Acting,
  publicId: string,
  purpose: Purpose,
): Promise<Found> {
  const person = await findPerson(needs.db(acting.accountId), { accountId: acting.accountId, publicId });
  const target = person && { responsibles: [person] };
  if (person === null || target === null || !can(acting, "users.view", target))
    return { ok: false, refusal: "not_found" };
  if (!can(acting, NEEDED[purpose], target)) return { ok: false, refusal: "not_allowed" };
  const above = mayTouch(acting, person);
  if (above !== null) return { ok: false, refusal: above };
  if (purpose === "deletion" && person.isOwner) return { ok: false, refusal: "is_owner" };
  return { ok: true, person };
}
