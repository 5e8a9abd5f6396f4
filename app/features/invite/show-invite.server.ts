import type { Viewer } from "~/domain/access";
import { type Invitation, listInvitations } from "~db/queries/invitations";
import { readOffer } from "~db/queries/newcomer-offer";
import { readSeats } from "~db/queries/seats";
import type { Needs } from "../needs";
import { choicesOf, ownDepartment } from "../newcomers/show-choices.server";

/** What an invitation may offer, and the invitations that wait. */
export async function showInvite(needs: Pick<Needs, "db" | "now">, viewer: Viewer) {
  const { accountId } = viewer;
  const db = needs.db(accountId);
  const [offer, waiting, seats] = await Promise.all([
    readOffer(db, accountId),
    listInvitations(db, accountId),
    readSeats(db, accountId),
  ]);
  return {
    choices: choicesOf(viewer, offer),
    department: ownDepartment(viewer, offer),
    waiting: waiting.map((one) => waitingOf(one, needs.now)),
    seats,
  };
}

export const waitingOf = (
  { publicId, email, roleChoice, department, expiresAt }: Invitation,
  now: number,
) => ({
  publicId,
  email,
  role: roleChoice,
  department,
  expiresAt,
  isLate: expiresAt <= now,
});
export type Waiting = ReturnType<typeof waitingOf>;

/** The invitations that wait, for the list of people [MC-14]. */
export async function listWaiting(needs: Pick<Needs, "db" | "now">, accountId: number): Promise<Waiting[]> {
  return (await listInvitations(needs.db(accountId), accountId)).map((one) => waitingOf(one, needs.now));
}
