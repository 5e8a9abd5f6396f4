import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../../client";

/** The end of a chain of seals that has grown since it was mailed. */
export type NewHead = {
  accountId: number;
  accountPublicId: string;
  timeZone: string;
  number: number;
  hash: string;
  /** The day of the last mail, "2026-11-22" in the company's zone; null before the first. */
  lastDay: string | null;
};

/** Companies whose last seal has not been mailed yet. One step of an index for each. */
export const newHeads = (db: Db): Promise<NewHead[]> =>
  db.all<NewHead>(sql`SELECT s.account_id AS accountId, s.account_public_id AS accountPublicId, s.time_zone AS timeZone,
      l.number, l.hash, h.day AS lastDay
    FROM settings s
    JOIN audit_seals l ON l.account_id = s.account_id
      AND l.number = (SELECT max(number) FROM audit_seals WHERE account_id = s.account_id)
    LEFT JOIN audit_heads h ON h.account_id = s.account_id
      AND h.day = (SELECT max(day) FROM audit_heads WHERE account_id = s.account_id)
    WHERE h.number IS NULL OR h.number <> l.number OR h.hash <> l.hash LIMIT 500`);

/** Notes what is mailed, once a day: a second runner writes nothing. */
export const insertHead = (head: NewHead, day: string, now: number): SQL =>
  sql`INSERT INTO audit_heads(account_id, day, number, hash, mailed_at)
    VALUES (${head.accountId}, ${day}, ${head.number}, ${head.hash}, ${now}) ON CONFLICT DO NOTHING`;
