import type { Origin } from "~/domain/log/entry";
import type { Identity } from "~db/queries/directory";
import type { Needs } from "../needs";
import { type PasswordSet, setNewPassword } from "./new-password.server";
import { enterOrChoose, type SignInOutcome } from "./sign-in.server";

/** An own password in place of a temporary one (MC-17); only after it does a session open. */
export async function changeTemporaryPassword(
  needs: Needs,
  wanted: { identity: Identity; password: string; client: Origin },
): Promise<{ kind: "done"; signIn: SignInOutcome } | Exclude<PasswordSet, { kind: "set" }>> {
  const revocation = { endSessionsBefore: needs.now, endSessionsExcept: null };
  const outcome = await setNewPassword(needs, { ...wanted, tokenHash: null, revocation });
  if (outcome.kind !== "set") return outcome;
  const identity = { ...wanted.identity, mustChange: false, passwordChangedAt: needs.now };
  return { kind: "done", signIn: await enterOrChoose(needs, identity, wanted.client) };
}
