import { sha256hex } from "~/domain/ids/sha256";
import type { Origin } from "~/domain/log/entry";
import { type PasswordRefusal, refusePassword } from "~/domain/session/password";
import { THROTTLE } from "~/domain/session/throttle";
import { findIdentityByEmail, type Identity } from "~db/queries/directory";
import { findIdentityOf } from "~db/queries/identities";
import { findInvitation } from "~db/queries/invitations";
import type { Needs } from "../needs";
import { isSomebody, makeIdentity } from "../newcomers/identity.server";
import { checkPassword } from "../session/check-password.server";
import { chooseCompany } from "../session/choose-company.server";
import { enterOrChoose, type SignInOutcome } from "../session/sign-in.server";
import { addressKeyOf } from "../session/take-tokens.server";
import { join } from "./join.server";

/** Whoever is signed in in this browser, in whichever company. */
export type Here = { accountId: number; accountPublicId: string; userId: number; sessionId: string } | null;
export type Accepting = {
  token: string;
  name: string;
  surname: string;
  /** Null: the person is signed in already, and shows no password. */
  password: string | null;
  client: Origin;
  here: Here;
};
export type Accepted =
  | { kind: "dead" }
  | { kind: "wrong_password" }
  | { kind: "not_you" }
  | { kind: "refused"; refusal: PasswordRefusal }
  /** `isFresh` false: without a password, so sensitive acts ask for it. */
  | { kind: "done"; signIn: SignInOutcome; isFresh?: false };

/**
 * The invitation behind a link, and how it is to be accepted: by somebody `new`, who chooses a password; by somebody
 * `known`, who shows theirs; `signed_in`, who only agrees; or `other`: somebody else is signed in here. Only looks.
 */
export async function openInvitation(needs: Needs, token: string, here: Here) {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return null;
  const invitation = await findInvitation(needs.db(0), await sha256hex(token), needs.now);
  if (invitation === null) return null;
  const found = await findIdentityByEmail(needs.directory, invitation.email);
  const identity = (await isSomebody(needs, found)) ? found : null;
  const self = here === null ? null : await findIdentityOf(needs.directory, here);
  const way = waysOf(identity, self);
  return { invitation, identity, way };
}

/** What a link that opens nothing is answered: it costs its address a try, as a wrong password does (ASVS 6.3.4). */
export async function deadLinkStatus({ throttle, now }: Needs, { address }: Origin): Promise<410 | 429> {
  const taken = await throttle.take(addressKeyOf(address), THROTTLE.address, THROTTLE.windowMs, now);
  return taken.ok ? 410 : 429;
}

export type AcceptWay = "new" | "known" | "signed_in" | "other";
function waysOf(identity: Identity | null, self: Identity | null): AcceptWay {
  if (self !== null) return self.id === identity?.id ? "signed_in" : "other";
  return identity === null ? "new" : "known";
}

/** Accepts once [MC-14]: of many at once exactly one succeeds, whichever way it is accepted. */
export async function acceptInvitation(needs: Needs, wanted: Accepting): Promise<Accepted> {
  const opened = await openInvitation(needs, wanted.token, wanted.here);
  if (opened === null) return { kind: "dead" };
  if (opened.way === "other") return { kind: "not_you" };
  const { invitation } = opened;
  const proved = await prove(needs, opened, wanted);
  if (proved.kind !== "proved") return proved;
  const { identity } = proved;
  if (!(await join(needs, invitation, identity, wanted))) return { kind: "dead" };
  if (identity.mustChange) return { kind: "done", signIn: { kind: "must_change", identity } };
  if (opened.way !== "signed_in")
    return { kind: "done", signIn: await enterOrChoose(needs, identity, wanted.client) };
  // No password was shown: they leave the company they were in, and nothing becomes fresh (ASVS 7.5.3).
  const { here: leaves, client } = wanted;
  const { accountPublicId } = invitation;
  const signIn = await chooseCompany(needs, { identity, accountPublicId, client, leaves });
  return signIn.kind === "not_yours" ? { kind: "dead" } : { kind: "done", isFresh: false, signIn };
}

type Proved = { kind: "proved"; identity: Identity } | Exclude<Accepted, { kind: "done" }>;

/** The identity that accepts: signed in, by the password it has, or by the one it chooses now. */
async function prove(
  needs: Needs,
  { invitation: { email, company }, identity, way }: NonNullable<Awaited<ReturnType<typeof openInvitation>>>,
  { name, surname, password, client }: Accepting,
): Promise<Proved> {
  if (way === "signed_in" && identity !== null) return { kind: "proved", identity };
  if (password === null) return { kind: "wrong_password" };
  if (identity !== null) {
    const checked = await checkPassword(needs, identity, { email, password, client });
    return checked.kind === "right" ? { kind: "proved", identity } : { kind: "wrong_password" };
  }
  const refusal = refusePassword(password, [email, company, name, surname]);
  if (refusal !== null) return { kind: "refused", refusal };
  const passwordHash = await needs.hasher.hash(password);
  const made = await makeIdentity(needs, { email, passwordHash, mustChange: false });
  return made === null ? { kind: "wrong_password" } : { kind: "proved", identity: made };
}
