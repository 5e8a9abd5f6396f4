import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../client";
import { mustChangeOne } from "./guarded-batch";

/** Only hashes are kept, and earlier codes die with the new ones. */
export const replaceCodes = (accountId: number, hashes: readonly string[], at: number): SQL[] => [
  sql`DELETE FROM recovery_codes WHERE account_id = ${accountId}`,
  sql`INSERT INTO recovery_codes(account_id, code_hash, created_at)
    SELECT ${accountId}, value, ${at} FROM json_each(${JSON.stringify(hashes)})`,
];

/** Codes that still work, and whether any were ever made: the list has been on before. */
export async function countCodes(db: Db, accountId: number): Promise<{ left: number; ever: boolean }> {
  const row = await db.get<{ all: number; left: number }>(sql`SELECT count(*) AS "all",
    count(*) FILTER (WHERE used_at IS NULL) AS "left" FROM recovery_codes WHERE account_id = ${accountId}`);
  return { left: row.left, ever: row.all > 0 };
}

/** The company among these whose unused code this is; null when it is none's. */
export async function findCodeAccount(
  db: Db,
  accountIds: readonly number[],
  hash: string,
): Promise<number | null> {
  const row = await db.get<
    { accountId: number } | undefined
  >(sql`SELECT account_id AS accountId FROM recovery_codes
    WHERE account_id IN (SELECT value FROM json_each(${JSON.stringify(accountIds)})) AND code_hash = ${hash} AND used_at IS NULL`);
  return row?.accountId ?? null;
}

/** Spends a code, once: the second of two at the same time rolls its batch back (ASVS 6.4.3). */
export const spendCode = (accountId: number, hash: string, at: number): SQL[] => [
  sql`UPDATE recovery_codes SET used_at = ${at} WHERE account_id = ${accountId} AND code_hash = ${hash} AND used_at IS NULL`,
  mustChangeOne(),
];
