import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** So many of the newest actions and events of a person are looked at for each of the three streams. */
export const TRACES_READ = 5_000;

/**
 * What a person did since an instant (ms), each kind of action once with its newest time: from the stream of activity,
 * the audit log and the authorization log, by the indexes that begin with the person.
 */
export const tracesOf = (
  db: Db,
  { accountId, userId, since }: { accountId: number; userId: number; since: number },
): Promise<{ what: string; to: string | null; at: number }[]> =>
  db.all(sql`SELECT what, "to", max(at) AS at FROM (
    SELECT * FROM (SELECT a.kind AS what, CASE a.details ->> 'of' WHEN 'board' THEN 'deal_board' ELSE coalesce(a.object_kind, a.details ->> 'of') END AS "to", a.at FROM activity a INDEXED BY activity_user
      WHERE a.account_id = ${accountId} AND a.user_id = ${userId} AND a.at >= ${since} ORDER BY a.at DESC LIMIT ${TRACES_READ})
    UNION ALL SELECT * FROM (SELECT l.event, NULL, l.at FROM audit_log l INDEXED BY audit_log_actor
      WHERE l.account_id = ${accountId} AND l.actor_id = ${userId} AND l.at >= ${since} ORDER BY l.at DESC LIMIT ${TRACES_READ})
    UNION ALL SELECT * FROM (SELECT g.event, NULL, g.at FROM auth_log g INDEXED BY auth_log_user
      WHERE g.account_id = ${accountId} AND g.user_id = ${userId} AND coalesce(g.actor_id, g.user_id) = ${userId} AND g.at >= ${since} ORDER BY g.at DESC LIMIT ${TRACES_READ})
  ) GROUP BY what, "to"`);
