import { publicId } from "~/domain/ids/public-id";
import type { Origin } from "~/domain/log/entry";
import { type PasswordRefusal, refusePassword } from "~/domain/session/password";
import { translatorOf } from "~/i18n/server";
import { createCompany } from "~db/queries/create-company";
import { findIdentityByEmail, type Identity, listMemberships } from "~db/queries/directory";
import type { Needs } from "../needs";
import { busyOf, checkPassword } from "./check-password.server";
import { type OpenedSession, openSession, type Refused } from "./open-session.server";
import type { SetUp } from "./setup-form";
import { isSetUpOpen, spendSetUpLink } from "./setup-link.server";

export type SetUpDone =
  | OpenedSession
  | Refused
  /** The token was used or is too old. */
  | { kind: "dead" }
  | { kind: "weak"; refusal: PasswordRefusal }
  /** The e-mail has an identity here and this is not its password: nobody takes over somebody else's. */
  | { kind: "taken" }
  | { kind: "busy"; retryAfterSeconds: number };

/** Makes the company of a one-time set-up link and signs its owner in (first-minutes 1, ASVS 6.3.2). */
export async function setUpCompany(needs: Needs, wanted: SetUp, client: Origin): Promise<SetUpDone> {
  const { company, name, surname, email, password, token } = wanted;
  if (!(await isSetUpOpen(needs, token))) return { kind: "dead" };
  const known = await findIdentityByEmail(needs.directory, email);
  if (known !== null) {
    const checked = await checkPassword(needs, known, { email, password, client });
    if (checked.kind === "busy") return checked;
    if (checked.kind !== "right" || known.mustChange) return { kind: "taken" };
  } else {
    const refusal = refusePassword(password, [company, name, surname, email]);
    if (refusal !== null) return { kind: "weak", refusal };
  }
  const hash = await hashed(needs, password);
  if (typeof hash !== "string") return hash;
  if (!(await spendSetUpLink(needs, token))) return { kind: "dead" };
  const { accountId } = await createCompany(needs.directory, (id) => needs.db(id), {
    name: company,
    language: wanted.language,
    timeZone: wanted.timeZone,
    weekStart: wanted.weekStart,
    isDemo: false,
    departmentName: translatorOf(wanted.language)("settings.company.sales"),
    owner: { email, name, surname, passwordHash: hash },
    now: needs.now,
    newId: () => publicId(needs.random(16)),
  });
  return enterCompany(needs, email, accountId, client);
}

async function hashed(needs: Needs, password: string) {
  try {
    return await needs.hasher.hash(password);
  } catch (failure) {
    const busy = busyOf(failure);
    if (busy === null) throw failure;
    return busy;
  }
}

async function enterCompany(needs: Needs, email: string, accountId: number, client: Origin) {
  const identity = (await findIdentityByEmail(needs.directory, email)) as Identity;
  const memberships = await listMemberships(needs.directory, identity.id);
  const membership = memberships.find((one) => one.accountId === accountId);
  if (membership === undefined) throw new Error("the new company has no owner");
  return openSession(needs, { identity, membership, client });
}
