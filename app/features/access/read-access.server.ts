import type { AccessRequest, PersonAccess } from "~/domain/session/person-access";
import type { Needs } from "../needs";

type Account = { accountPublicId: string };

/** Rights with their origins as they are enforced, from the gate: the one source of truth [MC-34]. */
export const readAccess = (
  needs: Pick<Needs, "gate">,
  account: Account,
  request: AccessRequest,
): Promise<PersonAccess[]> => needs.gate(account.accountPublicId).contributions(request);

/** One person's; null when nobody has this id. */
export async function readContributions(
  needs: Pick<Needs, "gate">,
  account: Account,
  userId: number,
): Promise<PersonAccess | null> {
  return (await readAccess(needs, account, { users: [userId] }))[0] ?? null;
}
