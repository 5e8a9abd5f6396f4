import { type SQL, sql } from "drizzle-orm";
import type { Purpose } from "../../../app/domain/hand-over/kinds";
import { mustHold } from "../guarded-batch";
import type { Chunk } from "./choose";
import { LEFT } from "./left";

/** Why it moves, for the history of each record: "by the system, because X left; asked by Y" (semantics 6.6). */
export type Told = { handOver: string; purpose: Purpose; person: string; by: string };

/**
 * The chosen records of a chunk follow their list: responsible, version and history in the batch that wrote the list. A
 * record is with the old person or with the new one, never between (issue People, Done 3).
 */
export function moveChosen(chunk: Chunk, told: Told): SQL[] {
  const { accountId, kind, now } = chunk;
  const { table, object, name } = LEFT[kind];
  const chosen = sql`h.account_id = ${accountId} AND h.hand_over_id = ${chunk.handOverId} AND h.kind = ${kind} AND h.chunk = ${chunk.number}`;
  const actionId = sql`'handover.' || ${told.handOver} || '.' || ${kind} || '.' || h.record_id || '.' || ${chunk.number}`;
  const details = JSON.stringify({ handOver: told.purpose, person: told.person, by: told.by });
  return [
    sql`UPDATE ${table} SET version = version + 1, updated_at = ${now},
      responsible_id = (SELECT h.to_id FROM handed_over h WHERE ${chosen} AND h.record_id = ${table}.id)
      WHERE account_id = ${accountId} AND id IN (SELECT h.record_id FROM handed_over h WHERE ${chosen})`,
    sql`INSERT INTO activity(account_id, action_id, user_id, at, kind, object_kind, object_id, object_name, source, amount, details)
      SELECT ${accountId}, ${actionId}, NULL, ${now}, 'responsible_changed', ${object}, r.id, r.${name}, 'system', 1, ${details}
      FROM handed_over h JOIN ${table} r ON r.id = h.record_id AND r.account_id = h.account_id WHERE ${chosen}`,
    sql`INSERT INTO activity_changes(account_id, activity_id, field, before, after)
      SELECT ${accountId}, a.id, 'responsible', trim(f.name || ' ' || f.surname), trim(u.name || ' ' || u.surname)
      FROM handed_over h JOIN activity a ON a.account_id = h.account_id AND a.action_id = ${actionId}
      LEFT JOIN users f ON f.account_id = h.account_id AND f.id = h.from_id
      LEFT JOIN users u ON u.account_id = h.account_id AND u.id = h.to_id WHERE ${chosen}`,
  ];
}

/** Every successor is still active: one who was blocked midway fails the chunk, and nothing of it is written. */
export const successorsCan = (accountId: number, to: readonly number[], now: number): SQL =>
  mustHold(sql`(SELECT count(*) FROM (${ableAmong(accountId, to, now)})) = ${new Set(to).size}`);

/** Who of these people can take work over now: not deleted, without a hold (semantics 6.3). */
export const ableAmong = (accountId: number, userIds: readonly number[], now: number): SQL =>
  sql`SELECT u.id FROM users u WHERE u.account_id = ${accountId} AND u.deleted_at IS NULL
    AND u.id IN (SELECT value FROM json_each(${JSON.stringify(userIds)})) AND NOT EXISTS (SELECT 1 FROM holds h
      WHERE h.account_id = u.account_id AND h.user_id = u.id AND h.lifted_at IS NULL AND h.starts_at <= ${now}
        AND (h.ends_at IS NULL OR h.ends_at > ${now}))`;
