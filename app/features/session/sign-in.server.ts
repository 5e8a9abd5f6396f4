import { sha256hex } from "~/domain/ids/sha256";
import type { Origin } from "~/domain/log/entry";
import type { DenyReason } from "~/domain/session/reasons";
import { type Identity, listMemberships, type Membership } from "~db/queries/directory";
import { type DeviceFacts, readSignInFacts } from "~db/queries/sign-in-facts";
import { inTurn } from "../in-turn.server";
import type { Needs } from "../needs";
import { type Attempt, checkPassword } from "./check-password.server";
import { logRefusal } from "./log-refusal.server";
import { type OpenedSession, openSession, type Refused } from "./open-session.server";

export type SignInOutcome =
  | OpenedSession
  | Refused
  /** Wrong, throttled or no company: nothing more precise before the password was right. */
  | { kind: "refused"; reason: DenyReason; retryAt?: number; refusal: null }
  | { kind: "busy"; retryAfterSeconds: number }
  /** Right password; the next step is a signed ticket of a few minutes, not a session. */
  | { kind: "must_change"; identity: Identity }
  | { kind: "choose"; identity: Identity };

/**
 * From credentials to a session: throttle, password, company, then the gate decides on holds and address and opens
 * the session in one turn (architecture, "Login"). An unknown e-mail takes the same time and gives the same answer.
 */
export async function signIn(needs: Needs, attempt: Attempt): Promise<SignInOutcome> {
  const { deviceId } = attempt.client;
  const device = deviceId === null ? null : await sha256hex(deviceId);
  const facts = await inTurn(() => readSignInFacts(needs.directory, attempt.email, device));
  const checked = await checkPassword(needs, facts?.identity ?? null, attempt, facts?.device.isKnown);
  switch (checked.kind) {
    case "busy":
      return checked;
    case "throttled":
      return { kind: "refused", reason: "rate_limited", retryAt: checked.retryAt, refusal: null };
    case "wrong":
      return { kind: "refused", reason: "bad_credentials", refusal: null };
  }
  const { identity } = checked;
  if (identity.mustChange) return { kind: "must_change", identity };
  return enterOrChoose(needs, identity, attempt.client, facts ?? undefined);
}

/** The company, when there is one; with several only a choice is offered. `known`: what was read of them already. */
export async function enterOrChoose(
  needs: Needs,
  identity: Identity,
  client: Origin,
  known?: { memberships: Membership[]; device: DeviceFacts },
): Promise<SignInOutcome> {
  const memberships = known?.memberships ?? (await listMemberships(needs.directory, identity.id));
  if (memberships.length > 1) return { kind: "choose", identity };
  const [only] = memberships;
  if (only !== undefined)
    return openSession(needs, { identity, membership: only, client, device: known?.device });
  await logRefusal(needs, identity, { login: identity.email, client, reason: "no_account" });
  return { kind: "refused", reason: "no_account", refusal: null };
}
