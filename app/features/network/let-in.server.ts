import { base64url, publicId } from "~/domain/ids/public-id";
import { sha256hex } from "~/domain/ids/sha256";
import type { Origin } from "~/domain/log/entry";
import { parseAddress } from "~/domain/network/address";
import { letIn } from "~/domain/network/edit-list";
import { listChanges } from "~/domain/network/list-changes";
import { days, hours, minutes } from "~/domain/time/durations";
import { opSelect } from "~db/queries/gate-ops";
import { commit } from "~db/queries/guarded-batch";
import { findLetInLink, mayHelpThemselves, putLetInLink, spendLetInLink } from "~db/queries/let-in";
import { readNetwork } from "~db/queries/network";
import { saveNetwork } from "~db/queries/save-network";
import { change } from "../gate/change.server";
import { queueMail } from "../mail/queue-mail.server";
import type { Needs } from "../needs";
import type { Asker } from "./ask-for-access.server";
import { settled } from "./change-list.server";
import { entryFor } from "./one-entry";
import { personAsActor } from "./person-as-actor.server";

const LINK_LIFE_MS = minutes(30);
const LETS_IN_MS = days(1);
const LINKS_AN_HOUR = 3;

/**
 * Mails an owner a link that lets this address in for a day. Says nothing about whether it did: only an owner's mail
 * box learns that (semantics 8). The address is the one asked from; the link carries it, not the one who opens it.
 */
export async function askLetIn(needs: Needs, asker: Asker, client: Origin): Promise<void> {
  const { accountId, userId } = asker;
  const { now } = needs;
  const db = needs.db(accountId);
  if (client.address === null || !(await mayHelpThemselves(db, accountId, userId))) return;
  const room = await needs.throttle.take(`let-in:${userId}`, LINKS_AN_HOUR, hours(1), now);
  if (!room.ok) return;
  const token = base64url(needs.random(32));
  const link = { accountId, userId, ip: client.address, tokenHash: await sha256hex(token) };
  const expiresAt = now + LINK_LIFE_MS;
  const details = { ip: link.ip, token, minutes: LINK_LIFE_MS / minutes(1) };
  await commit(db, [
    putLetInLink(link, now, expiresAt),
    queueMail(needs, { accountId, kind: "let_in", to: { users: [userId] }, details, expiresAt }),
  ]);
  needs.mailer.sendSoon();
}

/** The address that a link would let in; null for a link that is used, too old or unknown. */
export async function peekLetIn(needs: Needs, token: string): Promise<string | null> {
  const link = await findLetInLink(needs.db(0), await sha256hex(token), needs.now);
  return link?.ip ?? null;
}

export type LetInOutcome = { ok: true; ip: string; until: number; pending: boolean } | { ok: false };

/** Lets the address of a link in, for its owner and a day. Used once; the entry falls away by itself. */
export async function useLetIn(needs: Needs, token: string): Promise<LetInOutcome> {
  const { now } = needs;
  const tokenHash = await sha256hex(token);
  const link = await findLetInLink(needs.db(0), tokenHash, now);
  const address = link === null ? null : parseAddress(link.ip);
  if (link === null || address === null) return { ok: false };
  const { accountId, userId } = link;
  const stored = await readNetwork(needs.db(accountId), accountId);
  const until = now + LETS_IN_MS;
  const entry = entryFor({
    publicId: publicId(needs.random(16)),
    userId,
    address,
    until,
    at: now,
    by: userId,
  });
  const after = letIn(settled(stored, now), entry, now);
  const outcome = await change(needs, link, {
    write: [
      ...spendLetInLink(tokenHash, now),
      ...(after === null ? [] : saveNetwork(accountId, { before: stored, after, at: now, by: userId })),
    ],
    audit: {
      event: "allowlist_changed",
      actor: await personAsActor(needs, { accountId, userId, ip: link.ip }),
      target: null,
      reason: "owner_link",
      changes: after === null ? [] : listChanges(stored, after),
    },
    gate: after === null ? [] : [opSelect.network(accountId)],
  });
  return outcome.lost ? { ok: false } : { ok: true, ip: link.ip, until, pending: outcome.pending };
}
