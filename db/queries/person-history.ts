import { sql } from "drizzle-orm";
import type { LogEvent } from "../../app/domain/log/events";
import type { Db } from "../client";

export type PersonChange = {
  publicId: string;
  at: number;
  event: LogEvent;
  actorName: string | null;
  changes: { field: string; before: string | null; after: string | null }[];
};

/** What was changed about a person, newest first, by the index that begins with the person. */
export async function changesOf(
  db: Db,
  accountId: number,
  userId: number,
  limit: number,
): Promise<PersonChange[]> {
  const rows = await db.all<Omit<PersonChange, "changes"> & { changes: string }>(
    sql`SELECT l.public_id AS publicId, l.at, l.event, l.actor_name AS actorName,
      (SELECT json_group_array(json_object('field', c.field, 'before', c.before, 'after', c.after)) FROM audit_changes c
        WHERE c.account_id = l.account_id AND c.audit_public_id = l.public_id) AS changes
      FROM audit_log l INDEXED BY audit_log_about WHERE l.account_id = ${accountId} AND l.target_kind = 'user'
        AND l.target_id = ${userId} ORDER BY l.at DESC, l.id DESC LIMIT ${limit}`,
  );
  return rows.map((row) => ({ ...row, changes: JSON.parse(row.changes) }));
}

export type PersonWork = {
  dealsCreated: number;
  dealsOpen: number;
  dealsWon: number;
  contacts: number;
  tasksOpen: number;
  tasksLate: number;
  tasksDone: number;
};

/** Figures of a person's work as far as records exist [MC-35]; deals by their creator [MC-69], without imports and
 * integrations (semantics 11); what is done counts from an instant (ms) on. */
export const workOf = (
  db: Db,
  accountId: number,
  userId: number,
  now: number,
  since: number,
): Promise<PersonWork> =>
  db.get<PersonWork>(sql`SELECT
    (SELECT count(*) FROM deals d INDEXED BY deals_created_by WHERE d.account_id = ${accountId} AND d.created_by = ${userId}
      AND d.created_at >= ${since} AND EXISTS (SELECT 1 FROM activity a WHERE a.account_id = d.account_id
        AND a.object_kind = 'deal' AND a.object_id = d.id AND a.kind = 'record_created' AND a.source = 'page')) AS dealsCreated,
    (SELECT count(*) FROM deals WHERE account_id = ${accountId} AND responsible_id = ${userId} AND deleted_at IS NULL
      AND stage_kind NOT IN ('won', 'lost')) AS dealsOpen,
    (SELECT count(*) FROM deals WHERE account_id = ${accountId} AND responsible_id = ${userId} AND deleted_at IS NULL
      AND stage_kind = 'won' AND closed_at >= ${since}) AS dealsWon,
    (SELECT count(*) FROM contacts WHERE account_id = ${accountId} AND responsible_id = ${userId}
      AND deleted_at IS NULL) AS contacts,
    (SELECT count(*) FROM tasks WHERE account_id = ${accountId} AND responsible_id = ${userId} AND deleted_at IS NULL
      AND done_at IS NULL) AS tasksOpen,
    (SELECT count(*) FROM tasks WHERE account_id = ${accountId} AND responsible_id = ${userId} AND deleted_at IS NULL
      AND done_at IS NULL AND due_at < ${now}) AS tasksLate,
    (SELECT count(*) FROM tasks WHERE account_id = ${accountId} AND responsible_id = ${userId}
      AND done_at >= ${since}) AS tasksDone`);
