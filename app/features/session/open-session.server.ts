import { base64url, publicId } from "~/domain/ids/public-id";
import { sha256hex } from "~/domain/ids/sha256";
import type { Origin } from "~/domain/log/entry";
import type { GatePort, Refusal } from "~/domain/session/gate";
import type { GateReason } from "~/domain/session/reasons";
import { refused } from "~/domain/session/refused";
import type { Identity, Membership } from "~db/queries/directory";
import { lookUpDevice, rememberDevice } from "~db/queries/known-devices";
import type { DeviceFacts } from "~db/queries/sign-in-facts";
import { inTurn } from "../in-turn.server";
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

/** `device`: what the directory says of the client's device, when it was read already. */
type Entering = {
  identity: Identity;
  membership: Membership;
  client: Origin;
  device?: DeviceFacts | undefined;
};

/**
 * Opens a session in one company: the gate decides on holds and address, opens and logs in one turn. With a device that
 * never signed in as this identity the person is told by mail (FM-22, ASVS 6.3.5): a new address alone tells nothing,
 * and neither does the first device of all.
 */
export async function openSession(
  needs: Needs,
  { identity, membership, client, device }: Entering,
): Promise<OpenedSession | Refused> {
  const token = base64url(needs.random(32));
  const deviceId = client.deviceId ?? publicId(needs.random(16));
  const deviceHash = await sha256hex(deviceId);
  const { isKnown, hasOther } = device ?? (await lookUpDevice(needs.directory, identity.id, deviceHash));
  const origin = { ...client, deviceId: deviceHash, newDevice: !isKnown };
  const sessionId = publicId(needs.random(16));
  const gate = needs.gate(membership.accountPublicId);
  const request = {
    tokenHash: await sha256hex(token),
    sessionId,
    user: membership.userId,
    now: needs.now,
    origin,
    login: identity.email,
    mailsNewDevice: !isKnown && hasOther,
  };
  const opened = await inTurn(() => luciaKeeper(gate).open(request));
  // A password that was changed while this sign-in was on its way opens nothing.
  const remember = () => rememberDevice(needs.directory, identity, deviceHash, needs.now);
  if (opened.ok && !(await inTurn(remember))) return endAtOnce(needs, gate, sessionId, membership);
  // Log line and mail wait in the gate already; sending them now only lets them be there at once.
  await inTurn(() => gate.flush().catch(() => undefined));
  if (!opened.ok) return { kind: "refused", reason: opened.reason, refusal: opened, account: membership };
  if (!isKnown && hasOther) needs.mailer.sendSoon();
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
