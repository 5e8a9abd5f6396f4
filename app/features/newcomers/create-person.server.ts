import { type SQL, sql } from "drizzle-orm";
import type { PersonState } from "~/domain/holds/person-state";
import { publicId as newId } from "~/domain/ids/public-id";
import { type PasswordRefusal, refusePassword } from "~/domain/session/password";
import { findIdentityByEmail, type Identity } from "~db/queries/directory";
import { personJson } from "~db/queries/gate-ops";
import { insertNewcomer, userIdOf } from "~db/queries/newcomer";
import type { Offer } from "~db/queries/newcomer-offer";
import { isFull, readSeats } from "~db/queries/seats";
import type { Acting } from "../acting";
import { change } from "../gate/change.server";
import { sendInvitation } from "../invite/send-invitation.server";
import { queueMail } from "../mail/queue-mail.server";
import type { Needs } from "../needs";
import { ACTIVATION_DAYS, ACTIVATION_MS, makeActivationToken } from "./activation.server";
import { type Gift, giftOf, mayGive, type Wanted } from "./gift";
import { isSomebody, linkIdentity, makeIdentity } from "./identity.server";
import { whoIsKnown } from "./who-is-known.server";

export type Profile = {
  email: string;
  name: string;
  surname: string;
  phone: string | null;
  language: string;
};
export type Creator = Acting & { settings: { companyName: string; language: string } };
/** A link for the mailbox, or a password that the person must change at the first sign-in [MC-17]. */
export type Start = { by: "link" } | { by: "password"; password: string };
export type CreateProblem = "already_here" | "above_you" | "gone" | "full" | "conflict";
export type Created =
  /** `link`: the letter's link, to be handed over another way (FM-25); null with a password. */
  | { kind: "created"; publicId: string; link: string | null; pending: boolean }
  /** The address is somebody's of another company: they are invited and keep their password. */
  | { kind: "invited"; link: string }
  | { kind: "problem"; problem: CreateProblem; state?: PersonState }
  | { kind: "password"; refusal: PasswordRefusal };

export type Making = {
  profile: Profile;
  wanted: Wanted;
  start: Start;
  /** Further statements for the batch that makes the person, or the invitation (`publicId` null then). */
  also?: (publicId: string | null) => SQL[];
};

/** Creates a person by hand [MC-15…19, AU-03…07]: identity, then user with role and rights, then the letter. */
export async function createPerson(
  needs: Needs,
  acting: Creator,
  offer: Offer,
  { profile, wanted, start, also = () => [] }: Making,
): Promise<Created> {
  const db = needs.db(acting.accountId);
  const known = await whoIsKnown(needs, acting, profile.email);
  if (known !== null)
    return { kind: "problem", problem: "already_here", ...(known.state && { state: known.state }) };
  const gift = giftOf(offer, wanted);
  if (gift === null) return { kind: "problem", problem: "gone" };
  if (!mayGive(acting, gift, offer.units)) return { kind: "problem", problem: "above_you" };
  if (isFull(await readSeats(db, acting.accountId))) return { kind: "problem", problem: "full" };
  if (start.by === "password") {
    const own = [profile.email, acting.settings.companyName, profile.name, profile.surname];
    const refusal = refusePassword(start.password, own);
    if (refusal !== null) return { kind: "password", refusal };
  }
  const there = await findIdentityByEmail(needs.directory, profile.email);
  const identity = (await isSomebody(needs, there))
    ? null
    : await makeIdentity(needs, {
        email: profile.email,
        passwordHash: start.by === "password" ? await needs.hasher.hash(start.password) : null,
        mustChange: start.by === "password",
      });
  if (identity === null) return invite(needs, acting, offer, profile, wanted, also(null));
  return write(needs, acting, identity, { profile, gift, wanted, start, also });
}

async function invite(
  needs: Needs,
  acting: Creator,
  offer: Offer,
  profile: Profile,
  wanted: Wanted,
  also: SQL[],
): Promise<Created> {
  const sent = await sendInvitation(needs, acting, offer, profile.email, { ...wanted, profile, also });
  if ("link" in sent) return { kind: "invited", link: sent.link };
  return { kind: "problem", problem: sent.problem === "bad_email" ? "conflict" : sent.problem };
}

type Writing = Required<Making> & { gift: Gift };

async function write(
  needs: Needs,
  acting: Creator,
  identity: Identity,
  { profile, gift, wanted, start, also }: Writing,
): Promise<Created> {
  const { accountId, actor, userId } = acting;
  const publicId = newId(needs.random(16));
  const name = `${profile.name} ${profile.surname}`.trim();
  const kind = start.by === "link" ? "reset" : "confirm";
  const token = await makeActivationToken(needs, identity, kind);
  const outcome = await change(needs, acting, {
    write: [
      ...insertNewcomer(accountId, {
        ...profile,
        ...gift,
        publicId,
        identityId: identity.id,
        kind: "staff",
        confirmedAt: null,
        at: needs.now,
        by: userId,
      }),
      ...also(publicId),
    ],
    audit: {
      event: "user_created",
      actor,
      target: { kind: "user", id: userIdOf(publicId), name },
      changes: [
        { field: "email", before: null, after: profile.email },
        { field: "role", before: null, after: wanted.role },
        ...gift.cells.map(({ permission, level }) => ({ field: permission, before: null, after: level })),
      ],
    },
    gate: [
      sql`SELECT ${personJson} AS op FROM users u WHERE u.account_id = ${accountId} AND u.public_id = ${publicId}`,
    ],
    mails: letters(needs, acting, publicId, { kind, token }),
  });
  if (outcome.lost) return { kind: "problem", problem: await whyLost(needs, acting, profile.email) };
  const row = await needs
    .db(accountId)
    .get<{ id: number }>(
      sql`SELECT id FROM users WHERE account_id = ${accountId} AND public_id = ${publicId}`,
    );
  await linkIdentity(needs, { identityId: identity.id, accountId, userId: row.id });
  const link = kind === "reset" ? `${needs.origin}/reset/${token}` : null;
  return { kind: "created", publicId, link, pending: outcome.pending };
}

/** How to begin; with a temporary password, which no letter holds, also a link that confirms the address [AU-09]. */
function letters(
  needs: Needs,
  { accountId, actor }: Creator,
  publicId: string,
  { kind, token }: { kind: "reset" | "confirm"; token: string },
) {
  const to = { users: userIdOf(publicId) };
  const expiresAt = needs.now + ACTIVATION_MS;
  const person = actor.name;
  const begin =
    kind === "reset" ? { path: `/reset/${token}`, days: ACTIVATION_DAYS } : { path: "/login", days: null };
  const details = { person, ...begin };
  const activation = queueMail(needs, { accountId, kind: "activation", to, details, expiresAt });
  if (kind === "reset") return [activation];
  const confirm = { token, days: ACTIVATION_DAYS };
  return [
    activation,
    queueMail(needs, { accountId, kind: "confirm_email", to, details: confirm, expiresAt }),
  ];
}

async function whyLost(needs: Needs, acting: Creator, email: string): Promise<CreateProblem> {
  if ((await whoIsKnown(needs, acting, email)) !== null) return "already_here";
  return isFull(await readSeats(needs.db(acting.accountId), acting.accountId)) ? "full" : "conflict";
}
