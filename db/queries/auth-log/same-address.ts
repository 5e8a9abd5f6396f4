import { sql } from "drizzle-orm";
import type { Scope } from "../../../app/domain/access";
import type { Db } from "../../client";
import { inScope } from "../scope";

/** Entries of the address that are looked at, newest first: an office's address may have millions. */
export const LOOKED_AT = 5_000;

export type AddressUse = {
  userId: number | null;
  name: string | null;
  entries: number;
  refused: number;
  lastAt: number;
};

/** Who has used an address of late, and how often: people in scope only, the latest first, at most 20. */
export const whoUsedAddress = (
  db: Db,
  { accountId, scope, key }: { accountId: number; scope: Scope; key: string },
): Promise<AddressUse[]> =>
  db.all<AddressUse>(sql`SELECT user_id AS userId, max(user_name) AS name, sum(count) AS entries,
      sum(CASE WHEN result = 'refused' THEN count ELSE 0 END) AS refused, max(at) AS lastAt
    FROM (SELECT user_id, user_name, count, result, at FROM auth_log INDEXED BY auth_log_ip
      WHERE account_id = ${accountId} AND ip_key = ${key} ORDER BY at DESC, id DESC LIMIT ${LOOKED_AT})
    WHERE ${inScope(scope, accountId, sql`user_id`)}
    GROUP BY user_id ORDER BY lastAt DESC LIMIT 20`);
