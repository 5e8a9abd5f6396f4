import { type SQL, sql } from "drizzle-orm";
import type { PersonState } from "~/domain/holds/person-state";
import { base64url, publicId } from "~/domain/ids/public-id";
import { sha256hex } from "~/domain/ids/sha256";
import { days } from "~/domain/time/durations";
import { emailKey } from "~db/queries/directory";
import { mustChangeOne } from "~db/queries/guarded-batch";
import type { Offer } from "~db/queries/newcomer-offer";
import { isFull, readSeats } from "~db/queries/seats";
import type { Acting } from "../acting";
import { change } from "../gate/change.server";
import { queueMail } from "../mail/queue-mail.server";
import type { Needs } from "../needs";
import { giftOf, mayGive, type Wanted } from "../newcomers/gift";
import { whoIsKnown } from "../newcomers/who-is-known.server";

export const INVITATION_MS = days(7);
export type Inviting = Acting & { settings: { companyName: string } };
/** What an invitation offers; `profile`: what the inviter knows of the person already. */
export type Inviteful = Wanted & {
  profile: { name: string; surname: string; phone: string | null; language: string };
  /** Further statements for its batch. */
  also?: SQL[];
};
export type InviteProblem = "bad_email" | "already_here" | "above_you" | "gone" | "full" | "conflict";
export type Sent =
  | { email: string; link: string }
  | { email: string; problem: InviteProblem; state?: PersonState };

/**
 * Invites one address [MC-10, MC-14]: a new link of 7 days, kept as a hash; a live invitation of the same address gets
 * the new link and its old one dies. The link is answered too, for those who send it by themselves (FM-25).
 */
export async function sendInvitation(
  needs: Needs,
  acting: Inviting,
  offer: Offer,
  email: string,
  wanted: Inviteful,
): Promise<Sent> {
  const { accountId, actor } = acting;
  const known = await whoIsKnown(needs, acting, email);
  if (known !== null) return { email, problem: "already_here", ...(known.state && { state: known.state }) };
  const gift = giftOf(offer, wanted);
  if (gift === null) return { email, problem: "gone" };
  if (!mayGive(acting, gift, offer.units)) return { email, problem: "above_you" };
  if (isFull(await readSeats(needs.db(accountId), accountId))) return { email, problem: "full" };
  const token = base64url(needs.random(32));
  const { name, surname, phone, language } = wanted.profile;
  const sources = wanted.sources === null ? null : JSON.stringify(gift.sourceIds);
  const { lost } = await change(needs, acting, {
    write: [
      sql`INSERT INTO invitations(account_id, public_id, email, email_key, role_choice, department_id, language,
          token_hash, invited_by, inviter_version, created_at, expires_at, name, surname, phone, source_ids, group_ids)
        VALUES (${accountId}, ${publicId(needs.random(16))}, ${email}, ${emailKey(email)}, ${wanted.role},
          ${gift.departmentId}, ${language}, ${await sha256hex(token)}, ${acting.userId}, ${actor.version},
          ${needs.now}, ${needs.now + INVITATION_MS}, ${name}, ${surname}, ${phone}, ${sources},
          ${JSON.stringify(gift.groupIds)})
        ON CONFLICT(account_id, email_key) WHERE accepted_at IS NULL AND revoked_at IS NULL DO UPDATE SET
          role_choice = excluded.role_choice, department_id = excluded.department_id, language = excluded.language,
          token_hash = excluded.token_hash, invited_by = excluded.invited_by, name = excluded.name,
          surname = excluded.surname, phone = excluded.phone, source_ids = excluded.source_ids,
          group_ids = excluded.group_ids, inviter_version = excluded.inviter_version,
          created_at = excluded.created_at, expires_at = excluded.expires_at`,
      mustChangeOne(),
      ...(wanted.also ?? []),
    ],
    audit: {
      event: "invite_sent",
      actor,
      target: { kind: "invitation", id: null, name: email },
      changes: [{ field: "role", before: null, after: wanted.role }],
    },
    gate: [],
    mails: [
      queueMail(needs, {
        accountId,
        kind: "invitation",
        to: { email, name: name || email, language },
        details: { person: actor.name, token, days: INVITATION_MS / days(1) },
        expiresAt: needs.now + INVITATION_MS,
      }),
    ],
  });
  if (lost) return { email, problem: "conflict" };
  return { email, link: `${needs.origin}/invite/${token}` };
}
