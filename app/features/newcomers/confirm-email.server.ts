import { sql } from "drizzle-orm";
import { can, mayTouch } from "~/domain/access";
import type { StopRefusal } from "~/domain/holds/stop";
import { sha256hex } from "~/domain/ids/sha256";
import { type Identity, listMemberships } from "~db/queries/directory";
import { opSelect } from "~db/queries/gate-ops";
import { mustHold, raiseVersion } from "~db/queries/guarded-batch";
import { findIdentity } from "~db/queries/identities";
import { findLink, isOpenLink, spendConfirmLink } from "~db/queries/links";
import { findPerson } from "~db/queries/person-facts";
import type { Acting } from "../acting";
import { change } from "../gate/change.server";
import { postMail } from "../mail/post-mail.server";
import { queueMail } from "../mail/queue-mail.server";
import type { Needs } from "../needs";
import { ACTIVATION_DAYS, ACTIVATION_MS, makeActivationToken } from "./activation.server";

type Account = { accountId: number; accountPublicId: string };

/** The identity whose address a link confirms; null when the link is dead. Only looks. */
export async function openConfirmLink(needs: Needs, token: string): Promise<Identity | null> {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return null;
  const link = await findLink(needs.directory, "confirm", await sha256hex(token));
  if (link === null || link.identityId === null || !isOpenLink(link, needs.now)) return null;
  return findIdentity(needs.directory, link.identityId);
}

/** Uses the link up, once, and confirms the address in every company [AU-09]. */
export async function confirmByLink(needs: Needs, token: string): Promise<boolean> {
  const identity = await openConfirmLink(needs, token);
  if (identity === null) return false;
  if (!(await spendConfirmLink(needs.directory, await sha256hex(token), needs.now))) return false;
  await confirmEverywhere(needs, identity.id);
  return true;
}

/** Whoever reads the mailbox has confirmed the address: a link from a letter was used. May be repeated. */
export async function confirmEverywhere(needs: Needs, identityId: number): Promise<void> {
  for (const { userId, ...account } of await listMemberships(needs.directory, identityId))
    await confirm(needs, account, userId, null);
}

/** Sets the address confirmed and lifts `unconfirmed`; nothing to do is no event. */
async function confirm(needs: Needs, account: Account, userId: number, acting: Acting | null) {
  const { accountId } = account;
  const name = await needs
    .db(accountId)
    .get<{ name: string } | undefined>(sql`SELECT trim(u.name || ' ' || u.surname) AS name FROM users u
      WHERE u.account_id = ${accountId} AND u.id = ${userId} AND u.deleted_at IS NULL AND (u.confirmed_at IS NULL
        OR EXISTS (SELECT 1 FROM holds h WHERE h.account_id = u.account_id AND h.user_id = u.id
          AND h.kind = 'unconfirmed' AND h.lifted_at IS NULL))`);
  if (name === undefined) return { lost: false as const, pending: false };
  return change(needs, account, {
    write: [
      sql`UPDATE holds SET lifted_at = ${needs.now}, lifted_by = ${acting?.userId ?? null} WHERE account_id = ${accountId}
        AND user_id = ${userId} AND kind = 'unconfirmed' AND lifted_at IS NULL`,
      sql`UPDATE users SET confirmed_at = coalesce(confirmed_at, ${needs.now})
        WHERE account_id = ${accountId} AND id = ${userId} AND deleted_at IS NULL`,
      mustHold(sql`changes() = 1`),
      raiseVersion(accountId, userId),
    ],
    audit: {
      event: "user_updated",
      actor: acting?.actor ?? null,
      target: { kind: "user", id: userId, name: name.name },
      changes: [{ field: "email_confirmed", before: false, after: true }],
    },
    gate: [opSelect.person(accountId, userId)],
  });
}

export type ConfirmAct = "resend_confirmation" | "mark_confirmed";
export type ConfirmOutcome = { ok: true } | { ok: false; refusal: StopRefusal };

/** An administrator mends an unconfirmed address: the letter again, or by their word [MC-76]. */
export async function mendConfirmation(
  needs: Needs,
  acting: Acting,
  publicId: string,
  act: ConfirmAct,
): Promise<ConfirmOutcome> {
  const { accountId } = acting;
  const person = await findPerson(needs.db(accountId), { accountId, publicId });
  if (person === null || !can(acting, "users.view", { responsibles: [person] }))
    return { ok: false, refusal: "not_found" };
  if (!can(acting, "users.edit", { responsibles: [person] })) return { ok: false, refusal: "not_allowed" };
  const above = mayTouch(acting, person);
  if (above !== null) return { ok: false, refusal: above };
  if (act === "mark_confirmed") {
    const { lost } = await confirm(needs, acting, person.userId, acting);
    return lost ? { ok: false, refusal: "conflict" } : { ok: true };
  }
  const identity = person.identityId === null ? null : await findIdentity(needs.directory, person.identityId);
  if (identity === null) return { ok: false, refusal: "conflict" };
  const token = await makeActivationToken(needs, identity, "confirm");
  const details = { token, days: ACTIVATION_DAYS };
  const expiresAt = needs.now + ACTIVATION_MS;
  const to = { users: [person.userId] };
  await postMail(
    needs,
    accountId,
    queueMail(needs, { accountId, kind: "confirm_email", to, details, expiresAt }),
  );
  return { ok: true };
}
