import { publicId } from "~/domain/ids/public-id";
import type { Language } from "~/i18n";
import { translatorOf } from "~/i18n/server";
import { openDb, openDirectory } from "~db/client";
import { createCompany } from "~db/queries/create-company";

export type CompanyInput = {
  name: string;
  language: Language;
  owner: { email: string; name: string; surname: string };
};

/** Not a hash: no password fits it, so a new owner sets one through "Forgot password". */
const NO_PASSWORD = "none";

/**
 * Another company in this deployment. An owner whose e-mail is known keeps that identity and its password.
 * Answers the company's public id. `now` in ms.
 */
export async function addCompany(d1: D1Database, input: CompanyInput, now: number): Promise<string> {
  const env = { DB: d1 };
  const company = await createCompany(openDirectory(env), (accountId) => openDb(env, accountId), {
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
  return company.accountPublicId;
}
