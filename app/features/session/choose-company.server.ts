import type { Origin } from "~/domain/log/entry";
import { type Identity, listMemberships } from "~db/queries/directory";
import type { Needs } from "../needs";
import { type OpenedSession, openSession, type Refused } from "./open-session.server";
import { signOut } from "./sign-out.server";

type Current = { accountId: number; accountPublicId: string; userId: number; sessionId: string };
type Choice = {
  identity: Identity;
  accountPublicId: string;
  client: Origin;
  /** The session in another company that this browser leaves, when somebody switches. */
  leaves: Current | null;
};

/** Opens a session in the chosen company, after that company's holds and address list; one company a browser. */
export async function chooseCompany(
  needs: Needs,
  { identity, accountPublicId, client, leaves }: Choice,
): Promise<OpenedSession | Refused | { kind: "not_yours" }> {
  const memberships = await listMemberships(needs.directory, identity.id);
  const membership = memberships.find((one) => one.accountPublicId === accountPublicId);
  if (membership === undefined) return { kind: "not_yours" };
  const outcome = await openSession(needs, { identity, membership, client });
  if (outcome.kind === "opened" && leaves !== null) await signOut(needs, leaves);
  return outcome;
}
