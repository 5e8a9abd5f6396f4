import { base64url, publicId } from "~/domain/ids/public-id";
import { sha256hex } from "~/domain/ids/sha256";
import type { Origin } from "~/domain/log/entry";
import type { GatePort, Refusal } from "~/domain/session/gate";
import type { GateReason } from "~/domain/session/reasons";
import { refused } from "~/domain/session/refused";
import { type Identity, type Membership, rememberDevice } from "~db/queries/directory";
import { findIdentity } from "~db/queries/identities";
import { tellNewDevice } from "../log/tell-new-device.server";
import type { Needs } from "../needs";
import { luciaKeeper } from "./lucia.server";

export type OpenedSession = {
  kind: "opened";
  accountPublicId: string;
  shard: number;
  token: string;
  deviceId: string;
  sessionId: string;
  until: number;
  language: string | null;
};
/** The password was right, so the reason is precise; `account` lets the page name a contact and offer to ask. */
export type Refused = {
  kind: "refused";
  reason: GateReason;
  retryAt?: number;
  refusal: Refusal;
  account: Membership;
};

type Entering = { identity: Identity; membership: Membership; client: Origin };

/** Opens a session in one company: the gate decides on holds and address, opens and logs in one turn. */
export async function openSession(
  needs: Needs,
  { identity, membership, client }: Entering,
): Promise<OpenedSession | Refused> {
  const token = base64url(needs.random(32));
  const deviceId = client.deviceId ?? publicId(needs.random(16));
  const origin = { ...client, deviceId: await sha256hex(deviceId) };
  const sessionId = publicId(needs.random(16));
  const gate = needs.gate(membership.accountPublicId);
  const opened = await luciaKeeper(gate).open({
    tokenHash: await sha256hex(token),
    sessionId,
    user: membership.userId,
    now: needs.now,
    origin,
    login: identity.email,
  });
  if (opened.ok && (await wasChangedMeanwhile(needs, identity)))
    return endAtOnce(needs, gate, sessionId, membership);
  // The log line waits in the gate already; sending it now only lets the log page show it at once.
  await gate.flush().catch(() => undefined);
  if (!opened.ok) return { kind: "refused", reason: opened.reason, refusal: opened, account: membership };
  await rememberDevice(needs.directory, identity.id, origin.deviceId, needs.now);
  // A mail that cannot be queued keeps nobody out.
  await tellNewDevice(needs, { identity, membership, origin, sessionId }).catch(() => undefined);
  return {
    kind: "opened",
    accountPublicId: membership.accountPublicId,
    shard: membership.userId % 64,
    token,
    deviceId,
    sessionId,
    until: opened.until,
    language: opened.language,
  };
}

/** A password that was changed while this sign-in was on its way opens nothing. */
async function wasChangedMeanwhile(needs: Needs, { id, passwordChangedAt }: Identity): Promise<boolean> {
  return (await findIdentity(needs.directory, id))?.passwordChangedAt !== passwordChangedAt;
}

async function endAtOnce(
  needs: Needs,
  gate: GatePort,
  sessionId: string,
  account: Membership,
): Promise<Refused> {
  const { now } = needs;
  const reason = "password_changed";
  await gate.endSessions({ sessionId, now, reason, actorId: null, origin: null, event: "session_revoked" });
  return { kind: "refused", reason: "ended", refusal: refused("ended", { end: reason }), account };
}
