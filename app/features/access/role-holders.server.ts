import { type SQL, sql } from "drizzle-orm";
import { everybodyOf, holdersOf } from "~db/queries/grants";
import type { Role } from "~db/queries/roles";
import { kindOf } from "./judge-role-edit.server";

/** Ids of everybody whose rights hang on a role: its holders, all heads, or everybody. */
export function affectedBy(accountId: number, role: Role): SQL {
  switch (kindOf(role)) {
    case "baseline":
      return everybodyOf(accountId);
    case "head":
      return sql`SELECT DISTINCT head_user_id FROM units WHERE account_id = ${accountId} AND head_user_id IS NOT NULL`;
    default:
      return holdersOf(accountId, role.id);
  }
}
