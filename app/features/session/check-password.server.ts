import { and, eq } from "drizzle-orm";
import { sha256hex } from "~/domain/ids/sha256";
import type { Origin } from "~/domain/log/entry";
import { type Identity, isKnownDevice } from "~db/queries/directory";
import { identities } from "~db/schema";
import { inTurn } from "../in-turn.server";
import type { Needs } from "../needs";
import { logRefusal } from "./log-refusal.server";
import { keepAll, refundAll, type Taken, takeTokens } from "./take-tokens.server";

export type Attempt = { email: string; password: string; client: Origin };

export type PasswordCheck =
  | { kind: "right"; identity: Identity }
  | { kind: "wrong" }
  | { kind: "throttled"; retryAt: number }
  | { kind: "busy"; retryAfterSeconds: number };

/**
 * The one place where a password is compared: tokens are taken before anything is hashed and given back on success,
 * whichever page asks (sign-in, re-authentication, change of password; ASVS 6.3.1, 6.3.4). `identity` null takes the
 * same time and gives the same answer. A refusal is logged here. `knowsDevice` saves a query to who has read it already.
 */
export async function checkPassword(
  needs: Needs,
  identity: Identity | null,
  { email, password, client }: Attempt,
  knowsDevice?: boolean,
): Promise<PasswordCheck> {
  const device = client.deviceId === null ? null : await sha256hex(client.deviceId);
  const isKnown =
    identity !== null &&
    device !== null &&
    (knowsDevice ?? (await isKnownDevice(needs.directory, identity.id, device)));
  const wanted = { email, address: client.address, device: isKnown ? device : null };
  const taken = await inTurn(() => takeTokens(needs, wanted));
  if (!taken.ok) {
    await logRefusal(needs, identity, { login: email, client, reason: "rate_limited" });
    return { kind: "throttled", retryAt: taken.retryAt };
  }
  const checked = await compare(needs, identity, password, taken.tokens);
  if ("kind" in checked) return checked;
  if (identity === null || !checked.ok) {
    await keepAll(needs, taken.tokens);
    const reason = identity === null ? "unknown_login" : "bad_credentials";
    await logRefusal(needs, identity, { login: email, client, reason });
    return { kind: "wrong" };
  }
  await inTurn(() => refundAll(needs, taken.tokens));
  if (checked.stale) needs.later(rehash(needs, identity, password));
  return { kind: "right", identity };
}

/**
 * A full queue has hashed nothing: the tokens go back (architecture, "Login"). After any other failure they stay
 * taken, because the password may have been hashed and only the answer lost.
 */
async function compare(needs: Needs, identity: Identity | null, password: string, tokens: Taken[]) {
  try {
    return await needs.hasher.verify(password, identity?.passwordHash ?? null);
  } catch (failure) {
    const busy = busyOf(failure);
    if (busy === null) {
      await keepAll(needs, tokens);
      throw failure;
    }
    await refundAll(needs, tokens);
    return busy;
  }
}

/** What a full hasher queue answers, or null for any other failure. */
export function busyOf(failure: unknown): { kind: "busy"; retryAfterSeconds: number } | null {
  if (!(failure instanceof Error) || failure.name !== "HasherBusy") return null;
  return {
    kind: "busy",
    retryAfterSeconds: (failure as { retryAfterSeconds?: number }).retryAfterSeconds ?? 2,
  };
}

/** Hashed with today's figures, unless the password was changed meanwhile. */
async function rehash(needs: Needs, identity: Identity, password: string): Promise<void> {
  const passwordHash = await needs.hasher.hash(password);
  await needs.directory
    .update(identities)
    .set({ passwordHash })
    .where(and(eq(identities.id, identity.id), eq(identities.passwordHash, identity.passwordHash ?? "")));
}
