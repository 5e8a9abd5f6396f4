import { sql } from "drizzle-orm";
import { grantCounts, holdIsOpen } from "./people-rows";

/** Ids of the Administrators who may act now, by a grant of their own or of a unit: those who are told (AM-20). */
export const activeAdministrators = (accountId: number, now: number) => sql`SELECT a.id FROM (
    SELECT g.subject_id AS id FROM roles r JOIN grants g ON g.account_id = r.account_id AND g.role_id = r.id
      WHERE r.account_id = ${accountId} AND r.template = 'administrator' AND g.subject_kind = 'user' AND ${grantCounts(now)}
    UNION SELECT m.user_id FROM roles r JOIN grants g ON g.account_id = r.account_id AND g.role_id = r.id
      JOIN unit_members m ON m.account_id = g.account_id AND m.unit_id = g.subject_id
      WHERE r.account_id = ${accountId} AND r.template = 'administrator' AND g.subject_kind = 'unit' AND ${grantCounts(now)}
    UNION SELECT o.user_id FROM account_owners o WHERE o.account_id = ${accountId}) a
  WHERE NOT EXISTS (SELECT 1 FROM holds h WHERE h.account_id = ${accountId} AND h.user_id = a.id AND ${holdIsOpen(now)})`;
