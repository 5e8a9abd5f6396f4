import { sql } from "drizzle-orm";
import type { Db } from "../../client";

/** How long the log of an account is kept, in days (180 by default). */
export async function authLogDays(db: Db, accountId: number): Promise<number> {
  const row = await db.get<{ days: number } | undefined>(
    sql`SELECT auth_log_days AS days FROM settings WHERE account_id = ${accountId}`,
  );
  return row?.days ?? 180;
}

/** Accounts with the instant (ms) before which their rows have served their time. */
export const listRetentions = (db: Db, now: number): Promise<{ accountId: number; before: number }[]> =>
  db.all(sql`SELECT account_id AS accountId, ${now} - auth_log_days * 86400000 AS before FROM settings`);

/** Deletes the oldest rows before an instant, at most `most`; answers how many. The trigger allows no younger ones. */
export async function pruneAuthLog(db: Db, accountId: number, before: number, most: number): Promise<number> {
  const { meta } =
    await db.run(sql`DELETE FROM auth_log WHERE id IN (SELECT id FROM auth_log INDEXED BY auth_log_account
    WHERE account_id = ${accountId} AND at < ${before} ORDER BY at, id LIMIT ${most})`);
  return meta.changes;
}
