import { sql } from "drizzle-orm";
import type { Db } from "../../client";

/** People whose erasure the log itself tells of, by their numbers. */
export async function erasedPeople(db: Db, accountId: number): Promise<Set<number>> {
  const rows = await db.all<{
    id: number;
  }>(sql`SELECT DISTINCT target_id AS id FROM audit_log INDEXED BY audit_log_event
    WHERE account_id = ${accountId} AND event = 'user_erased' AND target_id IS NOT NULL`);
  return new Set(rows.map(({ id }) => id));
}
