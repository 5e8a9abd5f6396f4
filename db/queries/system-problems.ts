import { type SQL, sql } from "drizzle-orm";
import { days, hours } from "../../app/domain/time/durations";
import type { Db } from "../client";

/** Everybody who is Administrator by a grant of their own, as a select of inner ids. */
export const administratorsOf = (accountId: number): SQL =>
  sql`SELECT g.subject_id FROM grants g JOIN roles r ON r.account_id = g.account_id AND r.id = g.role_id
      AND r.template = 'administrator' WHERE g.account_id = ${accountId} AND g.subject_kind = 'user'`;

type Since = { accountId: number; at: number };

/** Companies whose letters have waited an hour for a mail server that does not answer, and since when. */
export const waitingLetters = (db: Db, now: number): Promise<Since[]> =>
  db.all<Since>(sql`SELECT account_id AS accountId, min(created_at) AS at FROM mail_outbox INDEXED BY mail_outbox_due
    WHERE state = 'queued' AND reason = 'server_down' AND created_at <= ${now - hours(1)} GROUP BY account_id LIMIT 50`);

/** Full copies that failed for good within the last day. */
export const failedCopies = (db: Db, now: number): Promise<(Since & { jobId: number })[]> =>
  db.all<
    Since & { jobId: number }
  >(sql`SELECT account_id AS accountId, id AS jobId, updated_at AS at FROM jobs
    INDEXED BY jobs_failed WHERE state = 'failed' AND updated_at > ${now - days(1)} AND kind = 'full_copy' LIMIT 50`);

/**
 * Takes one company whose audit log has not been checked for a day, for this caller alone; null when there is none.
 */
export async function takeUnchecked(
  db: Db,
  now: number,
): Promise<{ accountId: number; accountPublicId: string } | null> {
  const taken = await db.get<{ accountId: number; accountPublicId: string } | undefined>(sql`UPDATE settings
    SET audit_checked_at = ${now} WHERE account_id = (SELECT account_id FROM settings INDEXED BY settings_audit_checked
      WHERE audit_checked_at <= ${now - days(1)} ORDER BY audit_checked_at LIMIT 1)
      AND audit_checked_at <= ${now - days(1)}
    RETURNING account_id AS accountId, account_public_id AS accountPublicId`);
  return taken ?? null;
}
