import { sql } from "drizzle-orm";
import { mayGrant, ROLE_TEMPLATES } from "~/domain/access";
import { ROLE_CHOICES, type RoleChoiceKey } from "~/domain/access/role-choices";
import { base64url, publicId } from "~/domain/ids/public-id";
import { sha256hex } from "~/domain/ids/sha256";
import { days } from "~/domain/time/durations";
import { emailKey } from "~db/queries/directory";
import { mustChangeOne } from "~db/queries/guarded-batch";
import type { Acting } from "../acting";
import { change } from "../gate/change.server";
import { queueMail } from "../mail/queue-mail.server";
import type { Needs } from "../needs";

export const INVITATION_MS = days(7);
export type Inviting = Acting & { settings: { companyName: string } };
export type Wanted = { role: RoleChoiceKey; departmentId: number | null; language: string };
export type InviteProblem = "bad_email" | "already_here" | "above_you" | "conflict";
export type Sent =
  | { email: string; link: string }
  | { email: string; problem: InviteProblem; state?: string };

/** May the actor give all roles of this choice to a newcomer? (semantics 14, R3) */
export function mayInvite(acting: Acting, { role, departmentId }: Wanted): boolean {
  const units = departmentId === null ? [] : [departmentId];
  const person = { userId: -1, units, departmentId, isAdministrator: false, isOwner: false };
  return Object.values(ROLE_CHOICES[role]).every(
    (key) =>
      key === null ||
      mayGrant(
        acting,
        {
          gives: "role",
          cells: ROLE_TEMPLATES[key as keyof typeof ROLE_TEMPLATES].cells,
          isAdministrator: key === "administrator",
          sourceId: null,
          connectionId: null,
        },
        { kind: "user", person },
      ) === null,
  );
}

/**
 * Invites one address [MC-10, MC-14]: a new link of 7 days, kept as a hash; a live invitation of the same address gets
 * the new link and its old one dies. The link is answered too, for those who send it by themselves (FM-25).
 */
export async function sendInvitation(
  needs: Needs,
  acting: Inviting,
  email: string,
  wanted: Wanted,
): Promise<Sent> {
  const { accountId, actor } = acting;
  const here = await needs
    .db(accountId)
    .get<{ id: number } | undefined>(sql`SELECT id FROM users WHERE account_id = ${accountId}
      AND lower(email) = ${emailKey(email)} AND deleted_at IS NULL`);
  if (here !== undefined) return { email, problem: "already_here" };
  if (!mayInvite(acting, wanted)) return { email, problem: "above_you" };
  const token = base64url(needs.random(32));
  const { lost } = await change(needs, acting, {
    write: [
      sql`INSERT INTO invitations(account_id, public_id, email, email_key, role_choice, department_id, language,
          token_hash, invited_by, inviter_version, created_at, expires_at)
        VALUES (${accountId}, ${publicId(needs.random(16))}, ${email}, ${emailKey(email)}, ${wanted.role},
          ${wanted.departmentId}, ${wanted.language}, ${await sha256hex(token)}, ${acting.userId}, ${actor.version},
          ${needs.now}, ${needs.now + INVITATION_MS})
        ON CONFLICT(account_id, email_key) WHERE accepted_at IS NULL AND revoked_at IS NULL DO UPDATE SET
          role_choice = excluded.role_choice, department_id = excluded.department_id, language = excluded.language,
          token_hash = excluded.token_hash, invited_by = excluded.invited_by,
          inviter_version = excluded.inviter_version, created_at = excluded.created_at, expires_at = excluded.expires_at`,
      mustChangeOne(),
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
        to: { email, name: email, language: wanted.language },
        details: { person: actor.name, token, days: INVITATION_MS / days(1) },
        expiresAt: needs.now + INVITATION_MS,
      }),
    ],
  });
  if (lost) return { email, problem: "conflict" };
  return { email, link: `${needs.origin}/invite/${token}` };
}
