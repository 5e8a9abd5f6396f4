import { type SQL, sql } from "drizzle-orm";
import type { CardKind } from "../../../app/domain/work/kinds";
import { mustChangeOne, mustHold } from "../guarded-batch";

/** Guarded by the name that was read, and by nobody having taken the new one meanwhile. */
export const renameCustomField = (
  accountId: number,
  was: { id: number; name: string },
  name: string,
): SQL[] => [
  sql`UPDATE custom_fields SET name = ${name} WHERE account_id = ${accountId} AND id = ${was.id} AND name = ${was.name}
    AND NOT EXISTS (SELECT 1 FROM custom_fields x WHERE x.account_id = ${accountId} AND x.on_kind = custom_fields.on_kind
      AND x.id <> ${was.id} AND x.name = ${name})`,
  mustChangeOne(),
];

/** Puts the fields of a kind of card into an order; guarded by the order that was read: none has come, gone or moved. */
export const orderCustomFields = (
  accountId: number,
  kind: CardKind,
  was: readonly number[],
  is: readonly number[],
): SQL[] => [
  mustHold(sql`${JSON.stringify(was)} = (SELECT json_group_array(id) FROM (SELECT id FROM custom_fields
    WHERE account_id = ${accountId} AND on_kind = ${kind} ORDER BY position, id))`),
  sql`UPDATE custom_fields SET position = (SELECT key FROM json_each(${JSON.stringify(is)}) WHERE value = custom_fields.id)
    WHERE account_id = ${accountId} AND on_kind = ${kind}`,
];
