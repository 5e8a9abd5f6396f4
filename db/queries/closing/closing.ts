import { type SQL, sql } from "drizzle-orm";
import type { Db, Directory } from "../../client";

export type Closing = { company: string; closingAt: number | null; askedBy: string | null };

/** Whether the company is being closed, until when it may be kept, and who asked (AU-23). */
export const findClosing = (db: Db, accountId: number): Promise<Closing> =>
  db.get<Closing>(sql`SELECT s.company_name AS company, s.closing_at AS closingAt,
      trim(u.name || ' ' || u.surname) AS askedBy
    FROM settings s LEFT JOIN users u ON u.account_id = s.account_id AND u.id = s.closing_by
    WHERE s.account_id = ${accountId}`);

export type ClosingCompany = { accountId: number; closingAt: number };

/** Companies that can still be kept and whose end comes before `until` (ms). */
export const listClosing = (db: Db, now: number, until: number): Promise<ClosingCompany[]> =>
  db.all<ClosingCompany>(sql`SELECT account_id AS accountId, closing_at AS closingAt
    FROM settings INDEXED BY settings_closing WHERE closing_at > ${now} AND closing_at <= ${until}`);

/** Begins the grace, once; only with a full copy that was made at `copiedAfter` (ms) or later. */
export const beginClosing = (
  accountId: number,
  { closingAt, by, copiedAfter }: { closingAt: number; by: number; copiedAfter: number },
): SQL =>
  sql`UPDATE settings SET closing_at = ${closingAt}, closing_by = ${by}
    WHERE account_id = ${accountId} AND closing_at IS NULL AND EXISTS (SELECT 1 FROM account_owners o
      WHERE o.account_id = ${accountId} AND o.user_id = ${by})
    AND EXISTS (SELECT 1 FROM account_copies c WHERE c.account_id = ${accountId} AND c.at >= ${copiedAfter})`;

/** Ends the grace, while it lasts: a company whose erasing has begun cannot be kept. */
export const endClosing = (accountId: number, by: number, now: number): SQL =>
  sql`UPDATE settings SET closing_at = NULL, closing_by = NULL
    WHERE account_id = ${accountId} AND closing_at > ${now} AND erasing_at IS NULL
    AND EXISTS (SELECT 1 FROM account_owners o WHERE o.account_id = ${accountId} AND o.user_id = ${by})`;

/** The company takes nobody in meanwhile: for batches that would add somebody to it. */
export const isOpenCompany = (accountId: number): SQL =>
  sql`EXISTS (SELECT 1 FROM settings WHERE account_id = ${accountId} AND closing_at IS NULL)`;

/** Told outside the account, too, and kept there when it is gone (semantics 14). The same twice changes nothing. */
export async function noteOutside(
  directory: Directory,
  account: { accountId: number; accountPublicId: string },
  note: { event: string; at: number; closingAt: number | null },
): Promise<void> {
  await directory.run(
    sql`UPDATE accounts SET closing_at = ${note.closingAt} WHERE id = ${account.accountId}`,
  );
  await directory.run(sql`INSERT INTO operator_log(at, event, account_public_id)
    SELECT ${note.at}, ${note.event}, ${account.accountPublicId} WHERE NOT EXISTS (SELECT 1 FROM operator_log
      WHERE at = ${note.at} AND event = ${note.event} AND account_public_id = ${account.accountPublicId})`);
}
