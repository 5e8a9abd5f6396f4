import { sql } from "drizzle-orm";
import { change } from "~/features/gate/change.server";
import { opSelect } from "~db/queries/gate-ops";
import { newId, type TestCompany } from "../../support/company";

/** The one limit of a company: so many deals handled a day, for everyone; the gate knows it. */
export async function setLimit(company: TestCompany, threshold: number): Promise<void> {
  const { accountId, db } = company;
  await db.run(sql`DELETE FROM limits WHERE account_id = ${accountId}`);
  await db.run(sql`INSERT INTO limits(account_id, public_id, metric, threshold, period, for_all, include_admins, action,
    auto_restore, warn_at, is_on, created_at, updated_at)
    VALUES (${accountId}, ${newId()}, 'deals_handled', ${threshold}, 'day', 1, 0, 'deactivate', 1, 80, 1, 0, 0)`);
  await change(company.needs(), company.account, {
    write: [],
    audit: { event: "limit_restored", actor: null, target: null },
    gate: [opSelect.limits(accountId)],
  });
}
