import { type SQL, sql } from "drizzle-orm";
import type { CrmPrecedence } from "../../../app/domain/access";
import type { Db } from "../../client";
import { mustChangeOne } from "../guarded-batch";

export type AccessOptions = { strictCoupling: boolean; crmPrecedence: CrmPrecedence };

export async function readAccessOptions(db: Db, accountId: number): Promise<AccessOptions> {
  const row = await db.get<{ strict: number; crmPrecedence: CrmPrecedence }>(
    sql`SELECT strict_coupling AS strict, crm_precedence AS crmPrecedence FROM settings WHERE account_id = ${accountId}`,
  );
  return { strictCoupling: row.strict === 1, crmPrecedence: row.crmPrecedence };
}

/** Guarded by what was read. */
export const writeAccessOptions = (accountId: number, was: AccessOptions, is: AccessOptions): SQL[] => [
  sql`UPDATE settings SET strict_coupling = ${Number(is.strictCoupling)}, crm_precedence = ${is.crmPrecedence}
    WHERE account_id = ${accountId} AND strict_coupling = ${Number(was.strictCoupling)} AND crm_precedence = ${was.crmPrecedence}`,
  mustChangeOne(),
];
