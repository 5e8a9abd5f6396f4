import type { Origin } from "~/domain/log/entry";
import { THROTTLE } from "~/domain/session/throttle";
import { emailKey, findIdentityByEmail } from "~db/queries/directory";
import type { Needs } from "../needs";
import { findReader } from "./find-reader.server";
import { logForIdentity } from "./log-refusal.server";
import { mailResetLink } from "./reset-link.server";
import { addressKeyOf } from "./take-tokens.server";

export type ResetRequested = { kind: "asked" } | { kind: "throttled"; retryAt: number };

/**
 * Asks for a reset link. The answer and its time are the same whoever the e-mail belongs to (ASVS 6.3.8): all that
 * differs happens after it; should that fail, the person asks again. At most 3 letters an e-mail in 15 minutes, and
 * the limit of an address is the one of sign-in.
 */
export async function requestReset(
  needs: Needs,
  { email, client }: { email: string; client: Origin },
): Promise<ResetRequested> {
  const { throttle, now } = needs;
  const byAddress = await throttle.take(
    `reset:${addressKeyOf(client.address)}`,
    THROTTLE.reset.address,
    THROTTLE.windowMs,
    now,
  );
  if (!byAddress.ok) return { kind: "throttled", retryAt: byAddress.retryAt };
  const key = `reset:${emailKey(email).slice(0, 254)}`;
  const byEmail = await throttle.take(key, THROTTLE.reset.email, THROTTLE.windowMs, now);
  if (byEmail.ok) needs.later(sendLink(needs, email, client));
  return { kind: "asked" };
}

async function sendLink(needs: Needs, email: string, client: Origin): Promise<void> {
  const identity = await findIdentityByEmail(needs.directory, email);
  const reader = identity === null ? null : await findReader(needs, identity);
  const reason = identity === null ? "unknown_login" : null;
  await logForIdentity(needs, identity, { login: email, client, event: "password_reset_requested", reason });
  if (identity === null || reader === null) return;
  await mailResetLink(needs, identity, reader);
}
