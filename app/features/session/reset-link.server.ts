import { base64url } from "~/domain/ids/public-id";
import { sha256hex } from "~/domain/ids/sha256";
import { minutes } from "~/domain/time/durations";
import type { Identity } from "~db/queries/directory";
import { findIdentity } from "~db/queries/identities";
import { addLink, findLink, isOpenLink } from "~db/queries/links";
import { postMail } from "../mail/post-mail.server";
import { queueMail } from "../mail/queue-mail.server";
import type { Needs } from "../needs";
import type { Reader } from "./find-reader.server";

/** How long a reset link works. */
export const RESET_LINK_MS = minutes(30);

async function makeToken(needs: Needs, identity: Identity): Promise<string> {
  const token = base64url(needs.random(32));
  await addLink(needs.directory, {
    tokenHash: await sha256hex(token),
    kind: "reset",
    identityId: identity.id,
    createdAt: needs.now,
    expiresAt: needs.now + RESET_LINK_MS,
  });
  return token;
}

/** A new link for a new password, made from the configured origin and from nothing else (ASVS 6.4.3, 4.1.3). */
export const makeResetLink = async (needs: Needs, identity: Identity): Promise<string> =>
  `${needs.origin}/reset/${await makeToken(needs, identity)}`;

/** Mails such a link, to the mailbox of its reader and nowhere else. */
export async function mailResetLink(needs: Needs, identity: Identity, reader: Reader): Promise<void> {
  const { accountId, userId } = reader;
  const details = { token: await makeToken(needs, identity), minutes: RESET_LINK_MS / minutes(1) };
  const expiresAt = needs.now + RESET_LINK_MS;
  const to = { users: [userId] };
  const mail = queueMail(needs, { accountId, kind: "password_reset", to, details, expiresAt });
  await postMail(needs, accountId, mail);
}

export type OpenedLink =
  | { kind: "open"; identity: Identity; tokenHash: string }
  /** `identity`: whose it was, when it ever was a link. */
  | { kind: "dead"; identity: Identity | null };

/** What a token from an address line is worth now. Only looks: nothing is used up by opening the page. */
export async function openResetLink(needs: Needs, token: string): Promise<OpenedLink> {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return { kind: "dead", identity: null };
  const tokenHash = await sha256hex(token);
  const link = await findLink(needs.directory, "reset", tokenHash);
  const identity =
    link === null || link.identityId === null ? null : await findIdentity(needs.directory, link.identityId);
  if (link === null || identity === null || !isOpenLink(link, needs.now)) return { kind: "dead", identity };
  return { kind: "open", identity, tokenHash };
}
