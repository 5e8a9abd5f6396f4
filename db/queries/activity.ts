import { type SQL, sql } from "drizzle-orm";
import type { ActivityKind, ActivitySource, ObjectKind } from "../../app/domain/activity/kinds";
import type { Db } from "../client";
import { commit, mustHold } from "./guarded-batch";

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

type Reserved = { action_id: string; at: number };
const KEEPS_VOID_MS = 86_400_000;

/**
 * Decides what became of reserved actions: those that stand in the stream, written by the request that reserved them
 * (same instant), are done; every other one is void from now on, so that its request, if it is still under way, writes
 * nothing (`mustNotBeVoid`). D1 runs one batch after the other, so an action is one or the other, never both.
 */
export async function settleActions(
  db: Db,
  accountId: number,
  actions: readonly Reserved[],
  now: number,
): Promise<Set<string>> {
  const json = JSON.stringify(actions);
  const stands = sql`EXISTS (SELECT 1 FROM activity a WHERE a.account_id = ${accountId}
    AND a.action_id = j.value ->> 'action_id' AND a.at = j.value ->> 'at')`;
  await commit(db, [
    sql`INSERT INTO void_actions(account_id, action_id, at) SELECT ${accountId}, j.value ->> 'action_id', j.value ->> 'at'
      FROM json_each(${json}) j WHERE NOT ${stands} ON CONFLICT DO NOTHING`,
    sql`DELETE FROM void_actions WHERE account_id = ${accountId} AND at < ${now - KEEPS_VOID_MS}`,
  ]);
  const rows = await db.all<{ id: string }>(
    sql`SELECT j.value ->> 'action_id' AS id FROM json_each(${json}) j WHERE ${stands}`,
  );
  return new Set(rows.map(({ id }) => id));
}

/** In the batch of a reserved action: rolls it back when the gate has given the action up meanwhile. */
export const mustNotBeVoid = (accountId: number, actionId: string, at: number) =>
  mustHold(sql`NOT EXISTS (SELECT 1 FROM void_actions WHERE account_id = ${accountId} AND action_id = ${actionId}
    AND at = ${at})`);
