import { sql } from "drizzle-orm";
import { isOpen } from "~/domain/holds/holds";
import type { Actor } from "~db/queries/audit";
import { viewerOf } from "../access/person-rights";
import { readContributions } from "../access/read-access.server";
import type { Needs } from "../needs";
import type { Creator } from "../newcomers/create-person.server";

type Company = { strict: number; companyName: string; language: string; timeZone: string };

/**
 * Whoever started an import, as they are now: a job outlives the request, so their rights are read anew for each chunk.
 * Null when they have left or are held.
 */
export async function importerNow(
  needs: Needs,
  account: { accountId: number; accountPublicId: string; actor: Actor | null },
): Promise<(Creator & { settings: { timeZone: string } }) | null> {
  const { accountId, accountPublicId, actor } = account;
  if (actor === null) return null;
  const person = await readContributions(needs, account, actor.userId);
  if (person === null || person.isDeleted || person.holds.some((hold) => isOpen(hold, needs.now)))
    return null;
  const company = await needs
    .db(accountId)
    .get<Company>(sql`SELECT strict_coupling AS strict, company_name AS companyName, language, time_zone AS timeZone
      FROM settings WHERE account_id = ${accountId}`);
  const { companyName, language, timeZone } = company;
  return {
    ...viewerOf(person, accountId, { strictCoupling: company.strict === 1, now: needs.now }),
    accountPublicId,
    actor: { ...actor, version: person.version },
    settings: { companyName, language, timeZone },
  };
}
