import { base64url, publicId } from "~/domain/ids/public-id";
import { sha256hex } from "~/domain/ids/sha256";
import { hours } from "~/domain/time/durations";
import type { Language } from "~/i18n";
import { translatorOf } from "~/i18n/server";
import { openDb, openDirectory } from "~db/client";
import { createCompany } from "~db/queries/create-company";
import { findIdentityByEmail } from "~db/queries/directory";
import { addLink } from "~db/queries/links";

export type CompanyInput = {
  name: string;
  language: Language;
  owner: { email: string; name: string; surname: string };
};

/** Not a hash: no password fits it, so a new owner comes in by a link. */
const NO_PASSWORD = "none";
/** How long the first link of a new owner works. */
export const LINK_HOURS = 24;

export type AddedCompany = {
  publicId: string;
  /** Of a one-time link to choose a password; null when the owner has one here already. */
  token: string | null;
};

/**
 * Another company in this deployment (FM-24). An owner whose e-mail is known keeps that identity and its password.
 * `now` in ms.
 */
export async function addCompany(d1: D1Database, input: CompanyInput, now: number): Promise<AddedCompany> {
  const env = { DB: d1 };
  const directory = openDirectory(env);
  const company = await createCompany(directory, (accountId) => openDb(env, accountId), {
    name: input.name,
    language: input.language,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    weekStart: 1,
    isDemo: false,
    departmentName: translatorOf(input.language)("settings.company.sales"),
    owner: { ...input.owner, passwordHash: NO_PASSWORD },
    now,
    newId: () => publicId(crypto.getRandomValues(new Uint8Array(16))),
  });
  const owner = await findIdentityByEmail(directory, input.owner.email);
  if (owner === null) throw new Error("the new company has no owner");
  if (owner.passwordHash !== NO_PASSWORD) return { publicId: company.accountPublicId, token: null };
  const token = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const link = { tokenHash: await sha256hex(token), kind: "reset" as const, identityId: owner.id };
  await addLink(directory, { ...link, createdAt: now, expiresAt: now + hours(LINK_HOURS) });
  return { publicId: company.accountPublicId, token };
}
