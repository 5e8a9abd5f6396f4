import type { Origin } from "~/domain/log/entry";
import { findIdentityOf } from "~db/queries/identities";
import type { Needs } from "../needs";
import { checkPassword, type PasswordCheck } from "./check-password.server";
import { type Renewed, renewSession } from "./renew-session.server";

export type Confirming = {
  person: { accountId: number; accountPublicId: string; userId: number };
  tokenHash: string;
  client: Origin;
  password: string;
};

/** `ended`: the session died meanwhile. The limits are those of sign-in. */
export type Confirmed =
  | { kind: "confirmed"; renewed: Renewed }
  | { kind: "ended" }
  | Exclude<PasswordCheck, { kind: "right" }>;

/** The password once more in a living session, which gets a new token (ASVS 7.5.1, 7.2.4). */
export async function confirmIdentity(needs: Needs, confirming: Confirming): Promise<Confirmed> {
  const { person, tokenHash, client, password } = confirming;
  const identity = await findIdentityOf(needs.directory, person);
  if (identity === null) return { kind: "ended" };
  const checked = await checkPassword(needs, identity, { email: identity.email, password, client });
  if (checked.kind !== "right") return checked;
  const renewed = await renewSession(needs, { ...person, tokenHash, client });
  return renewed === null ? { kind: "ended" } : { kind: "confirmed", renewed };
}
