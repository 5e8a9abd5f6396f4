import { type SQL, sql } from "drizzle-orm";
import type { PointKind } from "../../../app/domain/work/kinds";
import { mustChangeOne } from "../guarded-batch";
import { RECORD_TABLES } from "./bin";
import type { PartyKind } from "./parties";

/** Columns of a contact or a company by their names in the database; names are ours, never from outside. */
export type PartyColumns = Record<string, string | number | null>;

const listed = (parts: SQL[]) => sql.join(parts, sql`, `);

/** Adds a contact or a company. */
export const insertParty = (
  accountId: number,
  kind: PartyKind,
  publicId: string,
  columns: PartyColumns,
  at: number,
): SQL[] => [
  sql`INSERT INTO ${RECORD_TABLES[kind]}(account_id, public_id, created_at, updated_at, ${listed(Object.keys(columns).map((name) => sql.raw(name)))})
    VALUES (${accountId}, ${publicId}, ${at}, ${at}, ${listed(Object.values(columns).map((value) => sql`${value}`))})`,
  mustChangeOne(),
];

/** Changes columns of one that is still as it was seen. */
export const updateParty = (
  accountId: number,
  kind: PartyKind,
  known: { id: number; version: number },
  columns: PartyColumns,
  at: number,
): SQL[] => [
  sql`UPDATE ${RECORD_TABLES[kind]} SET ${listed([
    ...Object.entries(columns).map(([name, value]) => sql`${sql.raw(name)} = ${value}`),
    sql`version = version + 1, updated_at = ${at}`,
  ])} WHERE account_id = ${accountId} AND id = ${known.id} AND version = ${known.version} AND deleted_at IS NULL`,
  mustChangeOne(),
];

export type NewPoint = { kind: PointKind; value: string; key: string };

/** Sets the phones and e-mails of a client to exactly these, in this order. */
export const writePoints = (
  accountId: number,
  kind: PartyKind,
  id: SQL | number,
  points: readonly NewPoint[],
): SQL[] => [
  sql`DELETE FROM contact_points WHERE account_id = ${accountId} AND owner_kind = ${kind} AND owner_id = ${id}`,
  sql`INSERT INTO contact_points(account_id, owner_kind, owner_id, kind, value, key, position)
    SELECT ${accountId}, ${kind}, ${id}, value ->> 'kind', value ->> 'value', value ->> 'key', key
    FROM json_each(${JSON.stringify(points)}) ORDER BY key`,
];

/**
 * Everything that hangs on a duplicate goes to the one that stays: deals, tasks, notes, chats, tags, phones and e-mails
 * that it has not yet. The duplicate goes to the bin and names its successor.
 */
export function mergeInto(
  accountId: number,
  keep: { id: number; version: number },
  from: { id: number; version: number },
  userId: number,
  at: number,
): SQL[] {
  const moved = (table: SQL, column: SQL) =>
    sql`UPDATE ${table} SET ${column} = ${keep.id} WHERE account_id = ${accountId} AND ${column} = ${from.id}`;
  const hung = (table: SQL) =>
    sql`UPDATE ${table} SET on_id = ${keep.id} WHERE account_id = ${accountId} AND on_kind = 'contact' AND on_id = ${from.id}`;
  return [
    sql`UPDATE contacts SET merged_into = ${keep.id}, deleted_at = ${at}, deleted_by = ${userId}, version = version + 1
      WHERE account_id = ${accountId} AND id = ${from.id} AND version = ${from.version} AND deleted_at IS NULL`,
    mustChangeOne(),
    sql`UPDATE contacts SET version = version + 1, updated_at = ${at},
        search_text = search_text || ' ' || (SELECT d.search_text FROM contacts d WHERE d.id = ${from.id}),
        search_hidden = search_hidden || ' ' || (SELECT d.search_hidden FROM contacts d WHERE d.id = ${from.id})
      WHERE account_id = ${accountId} AND id = ${keep.id} AND version = ${keep.version} AND deleted_at IS NULL`,
    mustChangeOne(),
    moved(sql`deals`, sql`contact_id`),
    moved(sql`conversations`, sql`contact_id`),
    hung(sql`tasks`),
    hung(sql`notes`),
    sql`INSERT OR IGNORE INTO record_tags(account_id, on_kind, on_id, tag_id)
      SELECT account_id, on_kind, ${keep.id}, tag_id FROM record_tags
      WHERE account_id = ${accountId} AND on_kind = 'contact' AND on_id = ${from.id}`,
    sql`UPDATE contact_points SET owner_id = ${keep.id}, position = position + 100
      WHERE account_id = ${accountId} AND owner_kind = 'contact' AND owner_id = ${from.id}
        AND NOT EXISTS (SELECT 1 FROM contact_points k WHERE k.account_id = ${accountId} AND k.owner_kind = 'contact'
          AND k.owner_id = ${keep.id} AND k.kind = contact_points.kind AND k.key = contact_points.key)`,
  ];
}
