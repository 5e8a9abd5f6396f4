import { type SQL, sql } from "drizzle-orm";
import type { ActivityKind, ActivitySource, ObjectKind } from "../../app/domain/activity/kinds";
import type { Db } from "../client";

/** What an activity changed in its record; null = it stood empty. */
export type FieldChange = { field: string; before: string | null; after: string | null };

export type ActivityRow = {
  actionId: string;
  userId: number | null;
  at: number;
  kind: ActivityKind;
  /** What it is about, with its name at that moment; null for lists and exports. */
  object: { kind: ObjectKind; id: SQL | number; name: string } | null;
  source: ActivitySource;
  /** How many rows or things it stands for. */
  amount: number;
  details?: unknown;
  changes?: readonly FieldChange[];
};

/**
 * Statements that add one activity with its changes; they belong into the batch that does it. The same action id twice
 * fails the batch on purpose: an action happens once.
 */
export function appendActivity(accountId: number, row: ActivityRow): SQL[] {
  const { object, details, changes = [] } = row;
  const written = sql`INSERT INTO activity(account_id, action_id, user_id, at, kind, object_kind, object_id, object_name, source, amount, details)
    VALUES (${accountId}, ${row.actionId}, ${row.userId}, ${row.at}, ${row.kind}, ${object?.kind ?? null}, ${object?.id ?? null},
      ${object?.name ?? null}, ${row.source}, ${row.amount}, ${details === undefined ? null : JSON.stringify(details)})`;
  if (changes.length === 0) return [written];
  return [
    written,
    sql`INSERT INTO activity_changes(account_id, activity_id, field, before, after)
      SELECT ${accountId}, (SELECT id FROM activity WHERE account_id = ${accountId} AND action_id = ${row.actionId}),
        value ->> 'field', value ->> 'before', value ->> 'after' FROM json_each(${JSON.stringify(changes)}) ORDER BY key`,
  ];
}

/** Of these actions, which stand in the activity stream, written by the request that reserved them (same instant). */
export async function actionsDone(
  db: Db,
  accountId: number,
  actions: readonly { action_id: string; at: number }[],
): Promise<Set<string>> {
  const rows = await db.all<{
    id: string;
  }>(sql`SELECT a.action_id AS id FROM json_each(${JSON.stringify(actions)}) j
    JOIN activity a ON a.account_id = ${accountId} AND a.action_id = j.value ->> 'action_id' AND a.at = j.value ->> 'at'`);
  return new Set(rows.map(({ id }) => id));
}
