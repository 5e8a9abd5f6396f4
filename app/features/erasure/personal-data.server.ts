import { sql } from "drizzle-orm";
import { findDeparted } from "~db/queries/erasure/find";
import type { Needs } from "../needs";

/** What is kept about somebody who was deleted, as one JSON file (GDPR 15): null when it is nobody who was. */
export async function personalData(
  needs: Pick<Needs, "db" | "now">,
  accountId: number,
  publicId: string,
): Promise<Record<string, unknown> | null> {
  const db = needs.db(accountId);
  const one = await findDeparted(db, accountId, publicId);
  if (one === null) return null;
  const { userId } = one;
  const rows = (table: string, column: string, most = 10_000) =>
    db.all(sql`SELECT * FROM ${sql.raw(table)} WHERE account_id = ${accountId} AND ${sql.raw(column)} = ${userId}
      ORDER BY 1 DESC LIMIT ${most}`);
  return {
    made_at: new Date(needs.now).toISOString(),
    profile: await rows("users", "id"),
    archive: await rows("archives", "user_id"),
    holds: await rows("holds", "user_id"),
    authorization_log: await rows("auth_log", "user_id"),
    changes_made: await rows("audit_log", "actor_id"),
    activity: await rows("activity", "user_id"),
    presence: await rows("presence_intervals", "user_id"),
    confirmed_notices: await rows("notice_signoffs", "user_id"),
  };
}
