import { type SQL, sql } from "drizzle-orm";
import { limitRef } from "../../app/domain/holds/holds";
import type { LimitReached } from "../../app/domain/limits/meter";

/**
 * What the gate tells of a limit, written once by the gate's own id. A hold that an administrator has restored before
 * this arrives stands here already, lifted, and stays so.
 */
export function writeLimitReached(accountId: number, reached: LimitReached): SQL[] {
  const { id, kind, user, limit, at, until, count, threshold } = reached;
  const event = sql`INSERT INTO limit_events(id, account_id, kind, user_id, limit_id, at, until, count, threshold, logged_at)
    VALUES (${id}, ${accountId}, ${kind}, ${user}, ${limit}, ${at}, ${until}, ${count}, ${threshold}, ${kind === "near" ? at : null})
    ON CONFLICT(id) DO NOTHING`;
  return kind === "held" ? [event, insertLimitHold(accountId, reached)] : [event];
}

/** The hold itself, once; lifted at once when its limit has been switched off or deleted meanwhile. */
export const insertLimitHold = (
  accountId: number,
  { id, user, limit, at, until, count, threshold }: Omit<LimitReached, "kind">,
) => sql`INSERT INTO holds(id, account_id, user_id, kind, starts_at, ends_at, ref, limit_id, lifted_at)
  VALUES (${id}, ${accountId}, ${user}, 'limit', ${at}, ${until}, ${limitRef(count, threshold)}, ${limit},
    CASE WHEN EXISTS (SELECT 1 FROM limits WHERE account_id = ${accountId} AND id = ${limit} AND is_on = 1) THEN NULL
      ELSE ${at} END) ON CONFLICT(id) DO NOTHING`;
