import { type SQL, sql } from "drizzle-orm";
import type { CardKind, FieldKind } from "../../../app/domain/work/kinds";
import type { Db } from "../../client";

export type CustomField = { id: number; publicId: string; name: string; kind: FieldKind; choices: string[] };

/** Fields of the company's own on a kind of card, in their order. */
export async function listCustomFields(db: Db, accountId: number, kind: CardKind): Promise<CustomField[]> {
  const rows = await db.all<Omit<CustomField, "choices"> & { choices: string | null }>(
    sql`SELECT id, public_id AS publicId, name, kind, choices FROM custom_fields
      WHERE account_id = ${accountId} AND on_kind = ${kind} ORDER BY position, id`,
  );
  return rows.map((row) => ({ ...row, choices: JSON.parse(row.choices ?? "[]") }));
}

/** What stands in them on one card, by the field's public id. */
export async function customValuesOf(db: Db, accountId: number, kind: CardKind, id: number) {
  const rows = await db.all<{ field: string; value: string }>(
    sql`SELECT f.public_id AS field, v.value FROM custom_values v JOIN custom_fields f ON f.id = v.field_id AND f.on_kind = ${kind}
      WHERE v.account_id = ${accountId} AND v.on_id = ${id}`,
  );
  return Object.fromEntries(rows.map(({ field, value }) => [field, value]));
}

/** Writes custom fields of a card; null empties one. `id` may be the row that the same batch made. */
export function writeCustomValues(
  accountId: number,
  id: SQL | number,
  values: readonly { fieldId: number; value: string | null }[],
): SQL[] {
  if (values.length === 0) return [];
  const list = JSON.stringify(values);
  return [
    sql`DELETE FROM custom_values WHERE account_id = ${accountId} AND on_id = ${id}
      AND field_id IN (SELECT value ->> 'fieldId' FROM json_each(${list}))`,
    sql`INSERT INTO custom_values(account_id, field_id, on_id, value)
      SELECT ${accountId}, value ->> 'fieldId', ${id}, value ->> 'value' FROM json_each(${list}) WHERE value ->> 'value' IS NOT NULL`,
  ];
}

/** Sets the tags of a card to exactly these; a tag that nobody has used yet is made. */
export function writeTags(
  accountId: number,
  kind: CardKind,
  id: SQL | number,
  tags: readonly { name: string; key: string }[],
): SQL[] {
  const list = JSON.stringify(tags);
  return [
    sql`INSERT INTO tags(account_id, name, key) SELECT ${accountId}, value ->> 'name', value ->> 'key' FROM json_each(${list})
      WHERE true ON CONFLICT (account_id, key) DO NOTHING`,
    sql`DELETE FROM record_tags WHERE account_id = ${accountId} AND on_kind = ${kind} AND on_id = ${id}`,
    sql`INSERT INTO record_tags(account_id, on_kind, on_id, tag_id) SELECT ${accountId}, ${kind}, ${id}, t.id FROM tags t
      WHERE t.account_id = ${accountId} AND t.key IN (SELECT value ->> 'key' FROM json_each(${list}))`,
  ];
}

/** The tags there are, for filters and suggestions: the first two hundred by name. */
export const listTags = (db: Db, accountId: number) =>
  db.all<{ id: number; name: string; key: string }>(
    sql`SELECT id, name, key FROM tags WHERE account_id = ${accountId} ORDER BY name LIMIT 200`,
  );
