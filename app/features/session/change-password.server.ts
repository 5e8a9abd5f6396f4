import type { Origin } from "~/domain/log/entry";
import { findIdentityOf } from "~db/queries/identities";
import type { Needs } from "../needs";
import { checkPassword, type PasswordCheck } from "./check-password.server";
import { type PasswordSet, setNewPassword } from "./new-password.server";
import { type Renewed, renewSession } from "./renew-session.server";

type Wanted = {
  person: { accountId: number; accountPublicId: string; userId: number; sessionId: string };
  tokenHash: string;
  client: Origin;
  current: string;
  password: string;
  endOthers: boolean;
};

export type PasswordChanged =
  | { kind: "changed"; renewed: Renewed | null }
  | Exclude<PasswordCheck, { kind: "right" }>
  | Exclude<PasswordSet, { kind: "set" }>;

/**
 * One's own password, after the current one. By default every other session ends, in every company; this one goes
 * on under a new token (ASVS 7.4.3, 7.2.4).
 */
export async function changePassword(needs: Needs, wanted: Wanted): Promise<PasswordChanged> {
  const { person, tokenHash, client, current, password, endOthers } = wanted;
  const identity = await findIdentityOf(needs.directory, person);
  if (identity === null) return { kind: "wrong" };
  const checked = await checkPassword(needs, identity, { email: identity.email, password: current, client });
  if (checked.kind !== "right") return checked;
  const set = await setNewPassword(needs, {
    identity,
    password,
    client,
    tokenHash: null,
    revocation: endOthers ? { endSessionsBefore: needs.now, endSessionsExcept: person.sessionId } : null,
  });
  if (set.kind !== "set") return set;
  return { kind: "changed", renewed: await renewSession(needs, { ...person, tokenHash, client }) };
}
