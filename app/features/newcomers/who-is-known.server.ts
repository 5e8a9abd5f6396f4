import { can, type Viewer } from "~/domain/access";
import { type PersonState, personState } from "~/domain/holds/person-state";
import { findKnownHere } from "~db/queries/known-here";
import type { Needs } from "../needs";

/**
 * Is the address a user here already? Their state is named to whoever may see them, and to nobody else [MC-11]. Null:
 * nobody of this account.
 */
export async function whoIsKnown(
  needs: Pick<Needs, "db" | "now">,
  actor: Viewer,
  email: string,
): Promise<{ state: PersonState | null; publicId: string | null } | null> {
  const known = await findKnownHere(needs.db(actor.accountId), actor.accountId, email);
  if (known === null) return null;
  if (!can(actor, "users.view", { responsibles: [known] })) return { state: null, publicId: null };
  return { state: personState(known.holds, needs.now).state, publicId: known.publicId };
}
