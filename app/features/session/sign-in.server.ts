import { eq } from "drizzle-orm";
import { publicId } from "~/domain/ids/public-id";
import { sha256hex } from "~/domain/ids/sha256";
import { authEntry, type Origin } from "~/domain/log/entry";
import type { DenyReason } from "~/domain/session/reasons";
import {
  findIdentityByEmail,
  type Identity,
  isKnownDevice,
  listMemberships,
  logForOperator,
  type Membership,
} from "~db/queries/directory";
import { writeAuthEntry } from "~db/queries/gate-notes";
import { commit } from "~db/queries/guarded-batch";
import { identities } from "~db/schema";
import type { Needs } from "../needs";
import { type OpenedSession, openSession, type Refused } from "./open-session.server";
import { refundAll, type Taken, takeTokens } from "./take-tokens.server";

export type Credentials = { email: string; password: string; client: Origin };

export type SignInOutcome =
  | OpenedSession
  | Refused
  /** Wrong, throttled or no company: nothing more precise before the password was right. */
  | { kind: "refused"; reason: DenyReason; retryAt?: number; refusal: null }
  | { kind: "busy"; retryAfterSeconds: number }
  /** Right password; the next step is a signed ticket of a few minutes, not a session. */
  | { kind: "must_change"; identityId: number }
  | { kind: "choose"; identityId: number };

/**
 * From credentials to a session: throttle, password, company, then the gate decides on holds and address and opens
 * the session in one turn (architecture, "Login"). An unknown e-mail takes the same time and gives the same answer.
 */
export async function signIn(needs: Needs, { email, password, client }: Credentials): Promise<SignInOutcome> {
  const identity = await findIdentityByEmail(needs.directory, email);
  const device = client.deviceId === null ? null : await sha256hex(client.deviceId);
  const isKnown =
    identity !== null && device !== null && (await isKnownDevice(needs.directory, identity.id, device));
  const taken = await takeTokens(needs, { email, address: client.address, device: isKnown ? device : null });
  if (!taken.ok) {
    await logRefusal(needs, identity, { email, client, reason: "rate_limited" });
    return { kind: "refused", reason: "rate_limited", retryAt: taken.retryAt, refusal: null };
  }
  const checked = await check(needs, identity, password, taken.tokens);
  if (checked.kind === "busy") return checked;
  if (identity === null || !checked.ok) {
    await logRefusal(needs, identity, {
      email,
      client,
      reason: identity === null ? "unknown_login" : "bad_credentials",
    });
    return { kind: "refused", reason: "bad_credentials", refusal: null };
  }
  await refundAll(needs, taken.tokens);
  if (checked.stale) needs.later(rehash(needs, identity, password));
  if (identity.mustChange) return { kind: "must_change", identityId: identity.id };
  return enterOrChoose(needs, identity, { ...client, newDevice: !isKnown });
}

/** The company, when there is one; with several only a choice is offered. */
export async function enterOrChoose(
  needs: Needs,
  identity: Identity,
  client: Origin,
): Promise<SignInOutcome> {
  const memberships = await listMemberships(needs.directory, identity.id);
  if (memberships.length > 1) return { kind: "choose", identityId: identity.id };
  const [only] = memberships;
  if (only !== undefined) return openSession(needs, { identity, membership: only, client });
  await logForOperator(needs.directory, {
    at: needs.now,
    event: "authn_login_fail",
    reason: "no_account",
    login: identity.email,
    ip: client.address,
    ua: client.device.ua,
  });
  return { kind: "refused", reason: "no_account", refusal: null };
}

type Checked = { kind: "checked"; ok: boolean; stale: boolean } | { kind: "busy"; retryAfterSeconds: number };

/** A full queue decides nothing: the tokens go back (architecture, "Login"). */
async function check(
  needs: Needs,
  identity: Identity | null,
  password: string,
  tokens: Taken[],
): Promise<Checked> {
  try {
    return { kind: "checked", ...(await needs.hasher.verify(password, identity?.passwordHash ?? null)) };
  } catch (failure) {
    await refundAll(needs, tokens);
    if (failure instanceof Error && failure.name === "HasherBusy") {
      return {
        kind: "busy",
        retryAfterSeconds: (failure as Error & { retryAfterSeconds?: number }).retryAfterSeconds ?? 2,
      };
    }
    throw failure;
  }
}

async function rehash(needs: Needs, identity: Identity, password: string): Promise<void> {
  const passwordHash = await needs.hasher.hash(password);
  await needs.directory.update(identities).set({ passwordHash }).where(eq(identities.id, identity.id));
}

/** Into the log of each of the person's companies; unknown e-mails into the operator's. */
async function logRefusal(
  needs: Needs,
  identity: Identity | null,
  facts: { email: string; client: Origin; reason: DenyReason },
): Promise<void> {
  const { email, client, reason } = facts;
  const login = email.slice(0, 254);
  const event = reason === "rate_limited" ? "excess_rate_limit_exceeded" : "authn_login_fail";
  if (identity === null) {
    await logForOperator(needs.directory, {
      at: needs.now,
      event,
      reason,
      login,
      ip: client.address,
      ua: client.device.ua,
    });
    return;
  }
  const memberships: Membership[] = await listMemberships(needs.directory, identity.id);
  for (const { accountId, userId } of memberships) {
    const entry = authEntry({
      opId: publicId(needs.random(16)),
      at: needs.now,
      userId,
      login,
      event,
      result: "refused",
      reason,
      origin: client,
    });
    await commit(needs.db(accountId), [writeAuthEntry(accountId, entry)]);
  }
}
