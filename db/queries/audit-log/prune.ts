import { sql } from "drizzle-orm";
import type { Db } from "../../client";

export type DueRange = { accountId: number; number: number; after: number; to: number };

/**
 * Sealed ranges whose rows have all served their time: as long as their seal says, and as long as the company says
 * now (12 months by default). The oldest first; ranges whose rows are gone already are passed over.
 */
export const dueRanges = (db: Db, now: number, most: number): Promise<DueRange[]> =>
  db.all<DueRange>(sql`SELECT r.account_id AS accountId, r.number, r.after_id AS "after", r.to_id AS "to"
    FROM settings s JOIN audit_seals r ON r.account_id = s.account_id AND r.number = (
      SELECT number FROM audit_seals o WHERE o.account_id = s.account_id AND o.to_id >= (
        SELECT min(id) FROM audit_log INDEXED BY audit_log_order WHERE account_id = s.account_id)
      ORDER BY number LIMIT 1)
    WHERE r.kept_until <= ${now} AND NOT EXISTS (SELECT 1 FROM audit_log l INDEXED BY audit_log_order
      WHERE l.account_id = r.account_id AND l.id > r.after_id AND l.id <= r.to_id
        AND l.at > ${now} - s.audit_log_days * 86400000)
    LIMIT ${most}`);

/** Deletes the rows of one range with their changes, all or none; answers how many events. The seal stays. */
export async function pruneRange(db: Db, { accountId, after, to }: DueRange): Promise<number> {
  const range = [accountId, after, to];
  const [, events] = await db.$client.batch([
    db.$client
      .prepare(`DELETE FROM audit_changes WHERE audit_public_id IN (SELECT public_id FROM audit_log
        INDEXED BY audit_log_order WHERE account_id = ?1 AND id > ?2 AND id <= ?3)`)
      .bind(...range),
    db.$client.prepare("DELETE FROM audit_log WHERE account_id = ?1 AND id > ?2 AND id <= ?3").bind(...range),
  ]);
  return events?.meta.changes ?? 0;
}
