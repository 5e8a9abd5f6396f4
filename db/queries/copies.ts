import { type SQL, sql } from "drizzle-orm";
import { isCopied, isCopiedColumn } from "../../app/domain/export/copies";
import type { Db, Directory } from "../client";
import { accountTables, named } from "./account-tables";

export type CopyRow = { publicId: string; at: number; rows: number; parts: number };
/** A table of the copy: the columns it holds, and those of its primary key, by which it is read in portions. */
export type CopiedTable = { table: string; columns: string[]; key: string[] };

/** Every table with rows of accounts (MC-96): a new table is in by itself. */
export const copiedTables = async (db: Db): Promise<CopiedTable[]> =>
  (await accountTables(db))
    .filter(({ table }) => isCopied(table))
    .map(({ table, columns, key }) => ({ table, columns: columns.filter(isCopiedColumn), key }));

export type Place = (string | number)[];

/** The next rows of one table behind a place of its primary key; each as a list of its columns. */
export async function tableRows(
  db: Db,
  accountId: number,
  { table, columns, key }: CopiedTable,
  { after, most }: { after: Place | null; most: number },
): Promise<{ rows: unknown[][]; next: Place | null }> {
  const places = sql.join(
    (after ?? []).map((value) => sql`${value}`),
    sql`, `,
  );
  const rows = await db.all<
    Record<string, string | number | null>
  >(sql`SELECT ${named(...new Set([...key, ...columns]))}
    FROM ${named(table)} WHERE account_id = ${accountId}
      ${after === null ? sql`` : sql`AND (${named(...key)}) > (${places})`} ORDER BY ${named(...key)} LIMIT ${most}`);
  const last = rows.at(-1);
  return {
    rows: rows.map((row) => columns.map((column) => row[column] ?? null)),
    next:
      rows.length < most || last === undefined ? null : key.map((column) => last[column] as string | number),
  };
}

/** What the directory says of the account and of its people's identities: never a password, token or code. */
export async function directoryRows(
  directory: Directory,
  accountId: number,
): Promise<Record<string, unknown[]>> {
  return {
    accounts: await directory.all(
      sql`SELECT id, public_id, name, created_at FROM accounts WHERE id = ${accountId}`,
    ),
    identities: await directory.all(sql`SELECT i.id, i.public_id, i.email, i.email_key, i.created_at
      FROM identity_accounts a JOIN identities i ON i.id = a.identity_id WHERE a.account_id = ${accountId}`),
    identity_accounts: await directory.all(sql`SELECT identity_id, account_id, user_id FROM identity_accounts
      WHERE account_id = ${accountId}`),
  };
}

/** The copies of an account, newest first. */
export const listCopies = (db: Db, accountId: number): Promise<CopyRow[]> =>
  db.all<CopyRow>(sql`SELECT public_id AS publicId, at, rows, parts FROM account_copies
    WHERE account_id = ${accountId} ORDER BY at DESC, id DESC`);

export const insertCopy = (accountId: number, copy: CopyRow, madeBy: number | null): SQL =>
  sql`INSERT INTO account_copies(account_id, public_id, at, rows, parts, made_by)
    VALUES (${accountId}, ${copy.publicId}, ${copy.at}, ${copy.rows}, ${copy.parts}, ${madeBy})`;

export const deleteCopy = (accountId: number, publicId: string): SQL =>
  sql`DELETE FROM account_copies WHERE account_id = ${accountId} AND public_id = ${publicId}`;
