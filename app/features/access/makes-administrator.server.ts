import { sql } from "drizzle-orm";
import type { Needs } from "../needs";

/** The fields in which the forms of roles, access and newcomers name roles: by their ids, or by the key of a choice. */
const ROLE_FIELDS = ["system", "roles", "role"];

/** Whether a form asks to make somebody an Administrator: then the password is asked for first (security.md row 38). */
export async function makesAdministrator(needs: Needs, accountId: number, form: FormData): Promise<boolean> {
  if (String(form.get("intent")).startsWith("preview")) return false;
  const named = ROLE_FIELDS.flatMap((field) => form.getAll(field).map(String));
  if (named.includes("administrator")) return true;
  if (named.length === 0) return false;
  const found = await needs.db(accountId).get<{ id: number }>(sql`SELECT id FROM roles
    WHERE account_id = ${accountId} AND template = 'administrator'
      AND public_id IN (SELECT value FROM json_each(${JSON.stringify(named)}))`);
  return found !== undefined;
}
