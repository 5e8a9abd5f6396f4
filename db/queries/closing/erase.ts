import { type SQL, sql } from "drizzle-orm";
import type { Db, Directory } from "../../client";
import { accountTables, named } from "../account-tables";

export type DueCompany = { accountId: number; accountPublicId: string };

/** Companies whose grace is over, erased in part or not at all. */
export const listDueCompanies = (db: Db, now: number): Promise<DueCompany[]> =>
  db.all<DueCompany>(sql`SELECT account_id AS accountId, account_public_id AS accountPublicId FROM settings
    WHERE closing_at <= ${now} ORDER BY closing_at LIMIT 20`);

/** From here there is no way back; false when somebody has kept the company at the last moment. */
export async function markErasing(db: Db, accountId: number, now: number): Promise<boolean> {
  const { meta } = await db.run(sql`UPDATE settings SET erasing_at = coalesce(erasing_at, ${now})
    WHERE account_id = ${accountId} AND closing_at <= ${now}`);
  return meta.changes === 1;
}

/** What is left for the last batch: by the first a broken-off erasing is found again. */
const LAST = ["settings", "gate_state"];
/** The directory's, taken away by `forgetAccount` together with identities that have no other company. */
const DIRECTORY = ["identity_accounts", "deleted_logins"];

/** Deletes at most `most` rows of the account, table by table; true when only the last ones are left. */
export async function eraseRows(db: Db, accountId: number, most: number): Promise<boolean> {
  let left = most;
  for (const { table, key } of await erasedTables(db)) {
    if (left === 0) break;
    const id = named(...key);
    const { meta } = await db.run(sql`DELETE FROM ${named(table)} WHERE account_id = ${accountId}
      AND (${id}) IN (SELECT ${id} FROM ${named(table)} WHERE account_id = ${accountId} LIMIT ${left})`);
    // Triggers delete too, and D1 counts their rows.
    left = Math.max(0, left - meta.changes);
  }
  return left > 0;
}

/** One batch: whatever came meanwhile, then the rows by which the company was known. */
export async function lastRows(db: Db, accountId: number): Promise<SQL[]> {
  const tables = [...(await erasedTables(db)).map(({ table }) => table), ...LAST];
  return tables.map((table) => sql`DELETE FROM ${named(table)} WHERE account_id = ${accountId}`);
}

const erasedTables = async (db: Db) =>
  (await accountTables(db)).filter(({ table }) => ![...LAST, ...DIRECTORY].includes(table));

/**
 * The directory's half: people who belong to no other company lose their identity, devices, links and demo mails;
 * the others only this membership. Ends with one line of the operator's log, however often it runs.
 */
export async function forgetAccount(directory: Directory, account: DueCompany, now: number): Promise<void> {
  const { accountId, accountPublicId } = account;
  const only = sql`SELECT a.identity_id FROM identity_accounts a WHERE a.account_id = ${accountId}
    AND NOT EXISTS (SELECT 1 FROM identity_accounts o WHERE o.identity_id = a.identity_id
      AND o.account_id <> ${accountId})`;
  const emails = sql`SELECT i.email_key FROM identities i WHERE i.id IN (${only})`;
  for (const statement of [
    sql`DELETE FROM known_devices WHERE identity_id IN (${only})`,
    sql`DELETE FROM links WHERE identity_id IN (${only})`,
    sql`DELETE FROM mailbox WHERE lower(to_email) IN (${emails})`,
    sql`DELETE FROM operator_log WHERE lower(login) IN (${emails})`,
    sql`DELETE FROM identities WHERE id IN (${only})`,
    sql`DELETE FROM identity_accounts WHERE account_id = ${accountId}`,
    sql`DELETE FROM deleted_logins WHERE account_id = ${accountId}`,
    sql`DELETE FROM accounts WHERE id = ${accountId}`,
    sql`INSERT INTO operator_log(at, event, account_public_id) SELECT ${now}, 'account_erased', ${accountPublicId}
      WHERE NOT EXISTS (SELECT 1 FROM operator_log WHERE event = 'account_erased'
        AND account_public_id = ${accountPublicId})`,
  ])
    await directory.run(statement);
}
