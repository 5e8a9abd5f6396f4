import { sql } from "drizzle-orm";
import type { SavedEntry } from "~/domain/network/saved-list";
import { lastDayOf } from "~/domain/time/last-day";
import type { Needs } from "../needs";
import type { Fields } from "./network-view";
import type { Saver } from "./saver";

/** An entry as the form would send it: what undoes its change or removal. */
export async function fieldsOf(
  needs: Needs,
  { accountId }: Saver,
  entry: SavedEntry,
  timeZone: string,
): Promise<Fields> {
  const { scope, scopeId, expiresAt } = entry;
  const named = await needs.db(accountId).get<{ department: string | null; user: string | null }>(sql`SELECT
    (SELECT public_id FROM units WHERE account_id = ${accountId} AND id = ${scopeId} AND ${scope} = 'department') AS department,
    (SELECT email FROM users WHERE account_id = ${accountId} AND id = ${scopeId} AND ${scope} = 'user') AS user`);
  return {
    network: entry.network.text,
    label: entry.label,
    scope,
    ...(named.department !== null && { department: named.department }),
    ...(named.user !== null && { user: named.user }),
    ...(entry.mode === "replaces" && { replaces: "on" }),
    ...(expiresAt !== null && { expires: lastDayOf(expiresAt, timeZone) }),
    confirmed: "on",
  };
}
