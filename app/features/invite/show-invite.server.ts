import { listInvitations } from "~db/queries/invitations";
import { peopleChoices } from "~db/queries/people-choices";
import type { Needs } from "../needs";

/** Departments to choose from, and the invitations that wait. */
export async function showInvite(needs: Pick<Needs, "db" | "now">, accountId: number) {
  const db = needs.db(accountId);
  const [{ departments }, waiting] = await Promise.all([
    peopleChoices(db, accountId),
    listInvitations(db, accountId),
  ]);
  return {
    departments: departments.map(({ publicId, name }) => ({ publicId, name })),
    waiting: waiting.map(({ publicId, email, roleChoice, department, expiresAt }) => ({
      publicId,
      email,
      role: roleChoice,
      department,
      expiresAt,
      isLate: expiresAt <= needs.now,
    })),
  };
}
