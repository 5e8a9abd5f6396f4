import { sql } from "drizzle-orm";
import { hours, seconds } from "~/domain/time/durations";
import type { Needs } from "../needs";
import { linkIdentity } from "./identity.server";

type Newcomer = { identityId: number; accountId: number; userId: number };

/**
 * Finishes the directory's half of people made within the last hour whose machine died between the two databases:
 * without it they are in the list and cannot come in. May run at any time, beside a creation too. Answers how many.
 */
export async function linkNewcomers(needs: Needs): Promise<number> {
  const { now } = needs;
  const made = await needs
    .db(0)
    .all<Newcomer>(sql`SELECT identity_id AS identityId, account_id AS accountId, id AS userId
    FROM users INDEXED BY users_newest WHERE identity_id IS NOT NULL AND deleted_at IS NULL
      AND created_at > ${now - hours(1)} AND created_at <= ${now - seconds(30)} LIMIT 500`);
  if (made.length === 0) return 0;
  const pairs = JSON.stringify(made.map(({ identityId, accountId }) => [identityId, accountId]));
  const linked = await needs.directory.all<Pick<Newcomer, "identityId" | "accountId">>(sql`
    SELECT a.identity_id AS identityId, a.account_id AS accountId FROM json_each(${pairs}) p
    CROSS JOIN identity_accounts a ON a.identity_id = p.value->>0 AND a.account_id = p.value->>1`);
  const isLinked = new Set(linked.map(({ identityId, accountId }) => `${identityId} ${accountId}`));
  const left = made.filter(({ identityId, accountId }) => !isLinked.has(`${identityId} ${accountId}`));
  for (const one of left) await linkIdentity(needs, one);
  return left.length;
}
