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
};

/** People within a scope with what a review asks of them, the longest unused first; at most 500 [AU-20]. */
export async function peopleToReview(db: Db, accountId: number, scope: Scope, now: number) {
  const rows =
    await db.all<Raw>(sql`SELECT u.id, u.public_id AS publicId, trim(u.name || ' ' || u.surname) AS name,
      u.created_at AS createdAt, nullif(max(coalesce(u.last_activity_at, 0), coalesce(u.last_sign_in_at, 0)), 0) AS lastSeenAt,
      ${rolesOf(now)} AS roles, ${holdsOf(now)} AS holds,
      (SELECT max(a.at) FROM audit_log a INDEXED BY audit_log_target WHERE a.account_id = u.account_id
        AND a.target_kind = 'user' AND a.target_id = u.id AND a.event = 'access_reviewed') AS keptAt
    FROM users u WHERE u.account_id = ${accountId} AND u.deleted_at IS NULL AND ${inScope(scope, accountId, sql`u.id`)}
    ORDER BY lastSeenAt, u.id LIMIT 500`);
  return rows.map((row) => ({ ...row, roles: parseRoles(row.roles), holds: parseHolds(row.holds) }));
}
