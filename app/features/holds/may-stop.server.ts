import { can, mayTouch } from "~/domain/access";
import type { StopRefusal } from "~/domain/holds/stop";
import { findPerson, type PersonFacts } from "~db/queries/person-facts";
import type { Acting } from "../acting";
import type { Needs } from "../needs";

type Found = { ok: true; person: PersonFacts } | { ok: false; refusal: StopRefusal };

/**
 * The person, if the actor may stop or restore their access: in reach, with the right, not oneself, not above. Out of
 * reach is "not found", whether or not they exist (features C14).
 */
export async function findStoppable(needs: Needs, acting: Acting, publicId: string): Promise<Found> {
  const person = await findPerson(needs.db(acting.accountId), { accountId: acting.accountId, publicId });
  if (person === null || !can(acting, "users.view", { responsibles: [person] }))
    return { ok: false, refusal: "not_found" };
  if (!can(acting, "users.hold", { responsibles: [person] })) return { ok: false, refusal: "not_allowed" };
  const above = mayTouch(acting, person);
  return above === null ? { ok: true, person } : { ok: false, refusal: above };
}
