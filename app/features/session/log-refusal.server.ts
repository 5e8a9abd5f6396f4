import { publicId } from "~/domain/ids/public-id";
import { sha256hex } from "~/domain/ids/sha256";
import { authEntry, type Origin } from "~/domain/log/entry";
import type { LogEvent } from "~/domain/log/events";
import type { DenyReason } from "~/domain/session/reasons";
import { type Identity, listMemberships, logForOperator } from "~db/queries/directory";
import { writeAuthEntry } from "~db/queries/gate-notes";
import { commit } from "~db/queries/guarded-batch";
import { findDeletedLogins } from "~db/queries/hand-over/forget-login";
import type { Needs } from "../needs";

type Facts = { login: string; client: Origin };

/** A refusal by reason, before any company's gate was asked (semantics 12). */
export function logRefusal(
  needs: Needs,
  identity: Identity | null,
  { reason, ...facts }: Facts & { reason: DenyReason },
): Promise<void> {
  const event = reason === "rate_limited" ? "excess_rate_limit_exceeded" : "authn_login_fail";
  return logForIdentity(needs, identity, { ...facts, event, reason });
}

/** Into the log of each of the person's companies; what belongs to nobody's company into the operator's. */
export async function logForIdentity(
  needs: Needs,
  identity: Identity | null,
  facts: Facts & { event: LogEvent; reason: DenyReason | null },
): Promise<void> {
  const { client, event, reason } = facts;
  const login = facts.login.slice(0, 254);
  const memberships = identity === null ? [] : await listMemberships(needs.directory, identity.id);
  if (identity === null && reason === "unknown_login") await logDeleted(needs, login, client);
  if (memberships.length === 0) {
    const { address: ip, device } = client;
    await logForOperator(needs.directory, { at: needs.now, event, reason, login, ip, ua: device.ua });
  }
  const origin = await storedOrigin(client);
  for (const { accountId, userId } of memberships) {
    const entry = authEntry({
      opId: publicId(needs.random(16)),
      at: needs.now,
      userId,
      login,
      event,
      result: reason === null ? "success" : "refused",
      reason,
      origin,
    });
    await commit(needs.db(accountId), [writeAuthEntry(accountId, entry)]);
  }
}

/** The address belonged to somebody who was deleted: their company's log names it, the person reads the neutral sentence. */
async function logDeleted(needs: Needs, login: string, client: Origin): Promise<void> {
  for (const { accountId, userId } of await findDeletedLogins(needs.directory, login)) {
    const opId = publicId(needs.random(16));
    const origin = await storedOrigin(client);
    const facts = {
      at: needs.now,
      userId,
      login,
      event: "authn_login_fail",
      result: "refused",
      reason: "deleted",
    } as const;
    await commit(needs.db(accountId), [writeAuthEntry(accountId, authEntry({ opId, origin, ...facts }))]);
  }
}

/** An origin as logs and gates keep it: the device by the hash of its id. */
export const storedOrigin = async (client: Origin): Promise<Origin> => ({
  ...client,
  deviceId: client.deviceId === null ? null : await sha256hex(client.deviceId),
});
