import { sql } from "drizzle-orm";
import { publicId as newId } from "~/domain/ids/public-id";
import { isOpenCompany } from "~db/queries/closing/closing";
import type { Identity } from "~db/queries/directory";
import { personJson } from "~db/queries/gate-ops";
import { mustChangeOne, mustHold } from "~db/queries/guarded-batch";
import type { Invitation } from "~db/queries/invitations";
import { insertNewcomer, userIdOf } from "~db/queries/newcomer";
import { type Offer, readOffer } from "~db/queries/newcomer-offer";
import { holdIsOpen } from "~db/queries/people-rows";
import { viewerOf } from "../access/person-rights";
import { readContributions } from "../access/read-access.server";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";
import { type Gift, mayGive } from "../newcomers/gift";
import { linkIdentity } from "../newcomers/identity.server";
import { rolesOfChoice } from "../newcomers/role-choice";

/**
 * The account's half of accepting: person, department, channels and roles in one batch, if the inviter may still give
 * them now (semantics 14). Of many at once exactly one succeeds. False: nothing was written.
 */
export async function join(
  needs: Needs,
  it: Invitation,
  identity: Identity,
  { name, surname }: { name: string; surname: string },
): Promise<boolean> {
  const { accountId } = it;
  const db = needs.db(accountId);
  const offer = await readOffer(db, accountId);
  const gift = giftNow(offer, it);
  const inviter = gift === null ? null : await inviterNow(needs, it);
  if (gift === null || inviter === null || !mayGive(inviter.viewer, gift, offer.units)) return false;
  const publicId = newId(needs.random(16));
  const outcome = await change(needs, it, {
    write: [
      mustHold(isOpenCompany(accountId)),
      mustHold(stillThere(it, inviter.version, needs.now)),
      sql`UPDATE invitations SET accepted_at = ${needs.now} WHERE id = ${it.id} AND accepted_at IS NULL
        AND revoked_at IS NULL AND expires_at > ${needs.now}`,
      mustChangeOne(),
      ...insertNewcomer(accountId, {
        ...gift,
        publicId,
        identityId: identity.id,
        email: it.email,
        name,
        surname,
        phone: it.phone,
        language: it.language,
        kind: "staff",
        confirmedAt: needs.now,
        at: needs.now,
        by: it.invitedBy,
      }),
    ],
    audit: {
      event: "invite_accepted",
      actor: null,
      target: { kind: "user", id: userIdOf(publicId), name: `${name} ${surname}`.trim() },
      changes: [{ field: "role", before: null, after: it.roleChoice }],
    },
    gate: [
      sql`SELECT ${personJson} AS op FROM users u WHERE u.account_id = ${accountId} AND u.public_id = ${publicId}`,
    ],
  });
  if (outcome.lost) return false;
  const row = await db.get<{ id: number }>(sql`SELECT id FROM users WHERE public_id = ${publicId}`);
  await linkIdentity(needs, { identityId: identity.id, accountId, userId: row.id });
  return true;
}

/** What was offered, as it is now: a department, group or channel that is gone gives nothing, a role must be there. */
function giftNow(offer: Offer, it: Invitation): Gift | null {
  const roles = rolesOfChoice(it.roleChoice, offer.roles);
  if (roles === null) return null;
  const departmentId = offer.units.find(({ id }) => id === it.departmentId)?.id ?? null;
  const isThere = (list: readonly { id: number }[]) => (id: number) => list.some((one) => one.id === id);
  return {
    roles,
    departmentId,
    groupIds: it.groupIds.filter(isThere(offer.units)),
    sourceIds: it.sourceIds?.filter(isThere(offer.sources)) ?? offer.sourcesOf(departmentId),
    cells: [],
  };
}

/** The inviter as the gate knows them now; null when they have left. */
async function inviterNow(needs: Needs, { accountId, accountPublicId, invitedBy }: Invitation) {
  const person = await readContributions(needs, { accountPublicId }, invitedBy);
  if (person === null || person.isDeleted) return null;
  const { strict } = await needs
    .db(accountId)
    .get<{ strict: number }>(
      sql`SELECT strict_coupling AS strict FROM settings WHERE account_id = ${accountId}`,
    );
  const options = { strictCoupling: strict === 1, now: needs.now };
  return { viewer: viewerOf(person, accountId, options), version: person.version };
}

/** In good standing, and with the rights that were just read. */
const stillThere = ({ accountId, invitedBy }: Invitation, version: number, now: number) =>
  sql`EXISTS (SELECT 1 FROM users u WHERE u.account_id = ${accountId} AND u.id = ${invitedBy} AND u.deleted_at IS NULL
    AND u.access_version = ${version} AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.account_id = u.account_id
      AND h.user_id = u.id AND ${holdIsOpen(now)}))`;
