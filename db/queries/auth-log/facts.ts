import { sql } from "drizzle-orm";
import type { Db } from "../../client";
import { atMost } from "../at-most";
import { reachOnce } from "../scope";
import { type LogQuery, MOST_KEYS, type RouteFacts } from "./route";

/** Looks up what the route depends on. Reads at most `most` + 1 keys of each kind. */
export async function routeFacts(db: Db, query: LogQuery, most = MOST_KEYS): Promise<RouteFacts> {
  const { accountId, scope, filter } = query;
  const isRange = filter.address !== null && filter.address.firstKey !== filter.address.lastKey;
  return {
    reach: scope.kind === "reach" ? await reachOf(db, accountId, scope.userId, most) : null,
    addresses:
      isRange && scope.kind === "any" ? await addressesIn(db, accountId, filter.address!, most) : null,
  };
}

async function reachOf(db: Db, accountId: number, viewerId: number, most: number): Promise<number[] | null> {
  const rows = await db.all<{ id: number }>(
    sql`SELECT user_id AS id FROM (${reachOnce(accountId, viewerId)} ${atMost(most + 1)})`,
  );
  return rows.length > most ? null : rows.map((row) => row.id);
}

/** The different addresses of a network that the log knows: one step of the index for each. */
async function addressesIn(
  db: Db,
  accountId: number,
  range: { firstKey: string; lastKey: string },
  most: number,
): Promise<string[] | null> {
  const next = (from: ReturnType<typeof sql>) =>
    sql`SELECT min(ip_key) FROM auth_log INDEXED BY auth_log_ip
      WHERE account_id = ${accountId} AND ${from} AND ip_key <= ${range.lastKey}`;
  const rows = await db.all<{ key: string }>(sql`WITH RECURSIVE k(key) AS (
      ${next(sql`ip_key >= ${range.firstKey}`)}
      UNION ALL SELECT (${next(sql`ip_key > k.key`)}) FROM k WHERE k.key IS NOT NULL
    ) SELECT key FROM k WHERE key IS NOT NULL ${atMost(most + 1)}`);
  return rows.length > most ? null : rows.map((row) => row.key);
}
