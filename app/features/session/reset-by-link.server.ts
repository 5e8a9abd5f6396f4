import type { Origin } from "~/domain/log/entry";
import { THROTTLE } from "~/domain/session/throttle";
import type { Needs } from "../needs";
import { confirmEverywhere } from "../newcomers/confirm-email.server";
import { logRefusal } from "./log-refusal.server";
import { type PasswordSet, setNewPassword } from "./new-password.server";
import { type OpenedLink, openResetLink } from "./reset-link.server";
import { enterOrChoose, type SignInOutcome } from "./sign-in.server";
import { addressKeyOf } from "./take-tokens.server";

/** The link as its page may show it. A dead one is logged, and costs its address a try (ASVS 6.3.4). */
export async function visitResetLink(
  needs: Needs,
  token: string,
  client: Origin,
): Promise<OpenedLink | { kind: "throttled"; retryAt: number }> {
  const { throttle, now } = needs;
  const key = addressKeyOf(client.address);
  const taken = await throttle.take(key, THROTTLE.address, THROTTLE.windowMs, now);
  if (!taken.ok) return { kind: "throttled", retryAt: taken.retryAt };
  const link = await openResetLink(needs, token);
  if (link.kind === "open") await throttle.refund(key, taken.token);
  else
    await logRefusal(needs, link.identity, {
      login: link.identity?.email ?? "",
      client,
      reason: "expired_link",
    });
  return link;
}

export type ResetDone =
  | { kind: "done"; signIn: SignInOutcome }
  | { kind: "dead" }
  | { kind: "throttled"; retryAt: number }
  | Exclude<PasswordSet, { kind: "set" | "lost" }>;

/** A new password by a link; then in, if nothing holds the person and the address is allowed. */
export async function resetByLink(
  needs: Needs,
  { token, password, client }: { token: string; password: string; client: Origin },
): Promise<ResetDone> {
  const link = await visitResetLink(needs, token, client);
  if (link.kind !== "open") return link;
  const { identity, tokenHash } = link;
  const revocation = { endSessionsBefore: needs.now, endSessionsExcept: null };
  const outcome = await setNewPassword(needs, { identity, password, client, tokenHash, revocation });
  if (outcome.kind === "lost") {
    await logRefusal(needs, identity, { login: identity.email, client, reason: "expired_link" });
    return { kind: "dead" };
  }
  if (outcome.kind !== "set") return outcome;
  await confirmEverywhere(needs, identity.id);
  const now = { ...identity, passwordChangedAt: needs.now, mustChange: false };
  return { kind: "done", signIn: await enterOrChoose(needs, now, client) };
}
