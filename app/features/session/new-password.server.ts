import type { Origin } from "~/domain/log/entry";
import type { PasswordRefusal } from "~/domain/session/password";
import { emailKey, type Identity } from "~db/queries/directory";
import { type Revocation, replacePassword, spendPasswordLink } from "~db/queries/passwords";
import type { Needs } from "../needs";
import { busyOf } from "./check-password.server";
import { endEverywhere } from "./end-everywhere.server";
import { judgePassword } from "./judge-password.server";
import { storedOrigin } from "./log-refusal.server";

export type NewPassword = {
  identity: Identity;
  password: string;
  client: Origin;
  /** A reset link's hash, or null when the person has just shown the old password. */
  tokenHash: string | null;
  /** Sessions that end; null: none. */
  revocation: Revocation | null;
};

export type PasswordSet =
  | { kind: "set" }
  | { kind: "refused"; refusal: PasswordRefusal | "same" }
  /** The link was used, or the password changed, in the meantime. */
  | { kind: "lost" }
  | { kind: "busy"; retryAfterSeconds: number };

/**
 * Sets a password by a link or in place of the old one: judged, hashed, written once, logged in every company,
 * sessions ended there, the person told by mail. A held person may do it and stays held (semantics 7).
 */
export async function setNewPassword(needs: Needs, wanted: NewPassword): Promise<PasswordSet> {
  const { identity, password, tokenHash, revocation } = wanted;
  let passwordHash: string;
  try {
    const refusal = await judgePassword(needs, identity, password, { replaces: tokenHash === null });
    if (refusal !== null) return { kind: "refused", refusal };
    passwordHash = await needs.hasher.hash(password);
  } catch (failure) {
    const busy = busyOf(failure);
    if (busy !== null) return busy;
    throw failure;
  }
  const change = { at: needs.now, origin: await storedOrigin(wanted.client) };
  const written = { identityId: identity.id, passwordHash, change, revocation };
  const done =
    tokenHash === null
      ? await replacePassword(needs.directory, { ...written, was: identity.passwordHash })
      : await spendPasswordLink(needs.directory, { ...written, tokenHash });
  if (!done) return { kind: "lost" };
  await endEverywhere(needs, identity.id, { change });
  await needs.throttle.clear(`email:${emailKey(identity.email)}`);
  return { kind: "set" };
}
