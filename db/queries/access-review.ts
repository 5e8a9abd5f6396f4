import { sql } from "drizzle-orm";
import type { Scope } from "../../app/domain/access";
import type { Db } from "../client";
import { holdsOf, parseHolds, parseRoles, rolesOf } from "./people-rows";
import { inScope } from "./scope";

type Raw = {
  id: number;
  publicId: string;
  name: string;
  createdAt: number;
  lastSeenAt: number | null;
  roles: string;
  holds: string;
  keptAt: number | null;
  /** Who is to look at this person's access; null when nobody was asked. */
  reviewerId: number | null;
  reviewer: string | null;
};

/** People within a scope with what a review asks of them, the longest unused first; at most 500; or the one with this public id [AU-20]. */
export async function peopleToReview(
  db: Db,
  { accountId, scope, now, only }: { accountId: number; scope: Scope; now: number; only?: string },
) {
  const one = only === undefined ? sql`1 = 1` : sql`u.public_id = ${only}`;
  // Chosen first: what is asked of each person is asked of those who are shown.
  const chosen = sql`SELECT u.*, nullif(max(coalesce(u.last_activity_at, 0), coalesce(u.last_sign_in_at, 0)), 0) AS last_seen_at
    FROM users u WHERE u.account_id = ${accountId} AND u.deleted_at IS NULL AND ${one}
      AND ${inScope(scope, accountId, sql`u.id`)} ORDER BY last_seen_at, u.id LIMIT 500`;
  const rows =
    await db.all<Raw>(sql`SELECT u.id, u.public_id AS publicId, trim(u.name || ' ' || u.surname) AS name,
      u.created_at AS createdAt, u.last_seen_at AS lastSeenAt, ${rolesOf(now)} AS roles, ${holdsOf(now)} AS holds,
      (SELECT max(a.at) FROM audit_log a INDEXED BY audit_log_reviewed WHERE a.account_id = u.account_id
        AND a.target_kind = 'user' AND a.target_id = u.id AND a.event = 'access_reviewed') AS keptAt,
      v.reviewer_id AS reviewerId, (SELECT trim(w.name || ' ' || w.surname) FROM users w WHERE w.id = v.reviewer_id) AS reviewer
    FROM (${chosen}) u LEFT JOIN access_reviews v ON v.account_id = u.account_id AND v.user_id = u.id
    ORDER BY u.last_seen_at, u.id`);
  return rows.map((row) => ({ ...row, roles: parseRoles(row.roles), holds: parseHolds(row.holds) }));
}

/** Asks somebody to look at a person's access; the one asked before is asked no more. */
export const assignReview = (
  accountId: number,
  review: { user: number; reviewer: number; by: number; at: number },
) =>
  sql`INSERT INTO access_reviews(account_id, user_id, reviewer_id, assigned_by, assigned_at)
    SELECT ${accountId}, ${review.user}, ${review.reviewer}, ${review.by}, ${review.at}
    WHERE (SELECT count(*) FROM users WHERE account_id = ${accountId} AND deleted_at IS NULL
      AND id IN (${review.user}, ${review.reviewer})) = 2
    ON CONFLICT DO UPDATE SET reviewer_id = excluded.reviewer_id, assigned_by = excluded.assigned_by,
      assigned_at = excluded.assigned_at`;

/** Nobody has to look at this person's access any more. */
export const endReview = (accountId: number, user: number) =>
  sql`DELETE FROM access_reviews WHERE account_id = ${accountId} AND user_id = ${user}`;

/** Somebody looked at a grant and kept it; nothing is written when it is gone. */
export const keepGrantRow = (accountId: number, kept: { grant: number; by: number; at: number }) =>
  sql`INSERT INTO grant_reviews(account_id, grant_id, kept_by, kept_at)
    SELECT ${accountId}, g.id, ${kept.by}, ${kept.at} FROM grants g WHERE g.account_id = ${accountId} AND g.id = ${kept.grant}
    ON CONFLICT DO UPDATE SET kept_by = excluded.kept_by, kept_at = excluded.kept_at`;
