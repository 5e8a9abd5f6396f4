import { sql } from "drizzle-orm";
import { ROLE_CHOICES, type RoleChoiceKey } from "~/domain/access/role-choices";
import { publicId as newId } from "~/domain/ids/public-id";
import { sha256hex } from "~/domain/ids/sha256";
import type { Origin } from "~/domain/log/entry";
import { type PasswordRefusal, refusePassword } from "~/domain/session/password";
import { searchTextOf } from "~db/queries/create-company";
import { emailKey, findIdentityByEmail, type Identity } from "~db/queries/directory";
import { personJson } from "~db/queries/gate-ops";
import { mustChangeOne, mustHold } from "~db/queries/guarded-batch";
import { findInvitation, type Invitation } from "~db/queries/invitations";
import { holdIsOpen } from "~db/queries/people-rows";
import { rebuildReach } from "~db/queries/structure";
import { identities, identityAccounts } from "~db/schema";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";
import { checkPassword } from "../session/check-password.server";
import { enterOrChoose, type SignInOutcome } from "../session/sign-in.server";

export type Accepting = { token: string; name: string; surname: string; password: string; client: Origin };
export type Accepted =
  | { kind: "dead" }
  | { kind: "wrong_password" }
  | { kind: "refused"; refusal: PasswordRefusal }
  | { kind: "done"; signIn: SignInOutcome };

/** The invitation behind a link, and whether its address has a password here already. Only looks. */
export async function openInvitation(needs: Needs, token: string) {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return null;
  const invitation = await findInvitation(needs.db(0), await sha256hex(token), needs.now);
  if (invitation === null) return null;
  return { invitation, identity: await findIdentityByEmail(needs.directory, invitation.email) };
}

/** Accepts once [MC-14]: of many at once exactly one succeeds; an address that has a password here shows that one. */
export async function acceptInvitation(needs: Needs, wanted: Accepting): Promise<Accepted> {
  const opened = await openInvitation(needs, wanted.token);
  if (opened === null) return { kind: "dead" };
  const { invitation } = opened;
  let { identity } = opened;
  if (identity === null) {
    const own = [invitation.email, invitation.company, wanted.name, wanted.surname];
    const refusal = refusePassword(wanted.password, own);
    if (refusal !== null) return { kind: "refused", refusal };
    identity = await newIdentity(needs, invitation, await needs.hasher.hash(wanted.password));
  }
  const { email } = invitation;
  const attempt = { email, password: wanted.password, client: wanted.client };
  const checked = await checkPassword(needs, identity, attempt);
  if (checked.kind !== "right") return { kind: "wrong_password" };
  if (!(await join(needs, invitation, identity, wanted))) return { kind: "dead" };
  if (identity.mustChange) return { kind: "done", signIn: { kind: "must_change", identity } };
  return { kind: "done", signIn: await enterOrChoose(needs, identity, wanted.client) };
}

async function newIdentity(needs: Needs, { email }: Invitation, passwordHash: string): Promise<Identity> {
  await needs.directory
    .insert(identities)
    .values({
      publicId: newId(needs.random(16)),
      email,
      emailKey: emailKey(email),
      passwordHash,
      passwordChangedAt: needs.now,
      createdAt: needs.now,
    })
    .onConflictDoNothing();
  return (await findIdentityByEmail(needs.directory, email))!;
}

/** The person, their department and roles in one batch, if the inviter may still give them (semantics 14). */
async function join(needs: Needs, it: Invitation, identity: Identity, { name, surname }: Accepting) {
  const { accountId } = it;
  const publicId = newId(needs.random(16));
  const self = sql`(SELECT id FROM users WHERE public_id = ${publicId})`;
  const { system, chat, special } = ROLE_CHOICES[it.roleChoice as RoleChoiceKey];
  const everywhere = JSON.stringify([system, special].filter((key) => key !== null));
  const departmentId = it.department === null ? null : it.departmentId;
  const outcome = await change(needs, it, {
    write: [
      mustHold(inviterStillMay(it, needs.now)),
      ...(departmentId === null ? [] : [mustHold(isInUse(accountId, departmentId))]),
      mustHold(
        sql`NOT EXISTS (SELECT 1 FROM users WHERE account_id = ${accountId} AND identity_id = ${identity.id})`,
      ),
      sql`UPDATE invitations SET accepted_at = ${needs.now} WHERE id = ${it.id} AND accepted_at IS NULL
        AND revoked_at IS NULL AND expires_at > ${needs.now}`,
      mustChangeOne(),
      sql`INSERT INTO users(account_id, public_id, identity_id, email, name, surname, search_text, department_id,
          language, confirmed_at, created_at, created_by)
        VALUES (${accountId}, ${publicId}, ${identity.id}, ${it.email}, ${name}, ${surname},
          ${searchTextOf({ name, surname, email: it.email, phone: null })}, ${departmentId}, ${it.language},
          ${needs.now}, ${needs.now}, ${it.invitedBy})`,
      mustChangeOne(),
      ...(departmentId === null
        ? []
        : [
            sql`INSERT INTO unit_members(account_id, unit_id, user_id) VALUES (${accountId}, ${departmentId}, ${self})`,
          ]),
      sql`INSERT INTO grants(account_id, subject_kind, subject_id, role_id, created_at, created_by)
        SELECT ${accountId}, 'user', ${self}, r.id, ${needs.now}, ${it.invitedBy} FROM roles r
        WHERE r.account_id = ${accountId} AND r.template IN (SELECT value FROM json_each(${everywhere}))`,
      // Sources bind the chat role: those of the department, and without any there are no chats (roles.md R4).
      sql`INSERT INTO grants(account_id, subject_kind, subject_id, role_id, source_id, created_at, created_by)
        SELECT ${accountId}, 'user', ${self}, r.id, d.source_id, ${needs.now}, ${it.invitedBy} FROM roles r
        JOIN department_sources d ON d.account_id = r.account_id AND d.department_id = ${departmentId}
        WHERE r.account_id = ${accountId} AND r.template = ${chat}`,
      ...rebuildReach(accountId),
    ],
    audit: {
      event: "invite_accepted",
      actor: null,
      target: { kind: "user", id: null, name: `${name} ${surname}`.trim() },
      changes: [{ field: "role", before: null, after: it.roleChoice }],
    },
    gate: [
      sql`SELECT ${personJson} AS op FROM users u WHERE u.account_id = ${accountId} AND u.public_id = ${publicId}`,
    ],
  });
  if (outcome.lost) return false;
  const row = await needs
    .db(accountId)
    .get<{ id: number }>(sql`SELECT id FROM users WHERE public_id = ${publicId}`);
  await needs.directory
    .insert(identityAccounts)
    .values({ identityId: identity.id, accountId, userId: row.id });
  return true;
}

const isInUse = (accountId: number, unitId: number) =>
  sql`EXISTS (SELECT 1 FROM units WHERE account_id = ${accountId} AND id = ${unitId} AND is_active = 1)`;

/** Rights unchanged since the invitation still allow it; otherwise only Administrators in good standing do. */
const inviterStillMay = ({ accountId, invitedBy, inviterVersion }: Invitation, now: number) =>
  sql`EXISTS (SELECT 1 FROM users u WHERE u.account_id = ${accountId} AND u.id = ${invitedBy} AND u.deleted_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.account_id = u.account_id AND h.user_id = u.id AND ${holdIsOpen(now)})
    AND (u.access_version = ${inviterVersion}
      OR EXISTS (SELECT 1 FROM account_owners o WHERE o.account_id = u.account_id AND o.user_id = u.id)
      OR EXISTS (SELECT 1 FROM grants g JOIN roles r ON r.id = g.role_id AND r.template = 'administrator'
        WHERE g.account_id = u.account_id AND g.subject_kind = 'user' AND g.subject_id = u.id
          AND (g.valid_until IS NULL OR g.valid_until > ${now}))))`;
