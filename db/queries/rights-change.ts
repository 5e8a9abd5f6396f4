import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** The last change of rights that reached a person: to them, to a unit of theirs, to everybody, or in a role they have. */
export type RightsChange = {
  at: number;
  /** Null once the name was erased. */
  by: string | null;
  kind: string;
  target: string | null;
  changes: { field: string; before: string | null; after: string | null }[];
};

/** Since an instant (ms), by the index of events; null when nothing was changed. */
export async function lastRightsChange(
  db: Db,
  { accountId, userId, since }: { accountId: number; userId: number; since: number },
): Promise<RightsChange | null> {
  const units = sql`SELECT m.unit_id FROM unit_members m WHERE m.account_id = ${accountId} AND m.user_id = ${userId}`;
  const row = await db.get<(Omit<RightsChange, "changes"> & { changes: string }) | undefined>(
    sql`SELECT l.at, l.actor_name AS "by", l.target_kind AS kind, l.target_name AS target,
      (SELECT json_group_array(json_object('field', c.field, 'before', c.before, 'after', c.after)) FROM audit_changes c
        WHERE c.account_id = l.account_id AND c.audit_public_id = l.public_id) AS changes
      FROM audit_log l INDEXED BY audit_log_event
      WHERE l.account_id = ${accountId} AND l.event = 'privilege_permissions_changed' AND l.at >= ${since}
        AND ((l.target_kind = 'user' AND l.target_id = ${userId}) OR l.target_kind = 'everybody'
          OR (l.target_kind IN ('department', 'group', 'workgroup') AND l.target_id IN (${units}))
          OR (l.target_kind = 'role' AND EXISTS (SELECT 1 FROM roles r WHERE r.id = l.target_id AND (r.family = 'implicit'
            OR EXISTS (SELECT 1 FROM grants g WHERE g.account_id = l.account_id AND g.role_id = r.id
              AND (g.subject_kind = 'everyone' OR (g.subject_kind = 'user' AND g.subject_id = ${userId})
                OR (g.subject_kind = 'unit' AND g.subject_id IN (${units}))))))))
      ORDER BY l.at DESC, l.id DESC LIMIT 1`,
  );
  return row === undefined ? null : { ...row, changes: JSON.parse(row.changes) };
}
