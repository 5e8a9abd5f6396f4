import { sql } from "drizzle-orm";
import { RECORD_KINDS } from "../../../app/domain/work/kinds";
import type { Db } from "../../client";
import { RECORD_TABLES } from "./bin";

/**
 * Removes records that have lain in the bin since before `before`, with what hangs on them; at most `most` of each kind.
 * Inner ids are never given again, so a link to a removed record simply leads nowhere.
 */
export async function emptyBin(db: Db, before: number, most: number): Promise<number> {
  let removed = 0;
  for (const kind of RECORD_KINDS) {
    const rows = await db.all<{ id: number; accountId: number }>(
      sql`SELECT id, account_id AS accountId FROM ${RECORD_TABLES[kind]}
        WHERE deleted_at < ${before} AND deleted_at IS NOT NULL LIMIT ${most}`,
    );
    for (const { accountId, id } of kind === "task" ? [] : rows) {
      const here = sql`account_id = ${accountId}`;
      await db.run(sql`DELETE FROM notes WHERE ${here} AND on_kind = ${kind} AND on_id = ${id}`);
      await db.run(sql`DELETE FROM record_tags WHERE ${here} AND on_kind = ${kind} AND on_id = ${id}`);
      await db.run(sql`DELETE FROM custom_values WHERE ${here} AND on_id = ${id}
        AND field_id IN (SELECT f.id FROM custom_fields f WHERE f.account_id = ${accountId} AND f.on_kind = ${kind})`);
      await db.run(
        sql`DELETE FROM contact_points WHERE ${here} AND owner_kind = ${kind} AND owner_id = ${id}`,
      );
    }
    if (rows.length === 0) continue;
    await db.run(sql`DELETE FROM external_ids WHERE kind = ${kind} AND (account_id, id) IN (SELECT account_id, public_id
      FROM ${RECORD_TABLES[kind]} WHERE deleted_at < ${before}
      AND id IN (SELECT value FROM json_each(${JSON.stringify(rows.map(({ id }) => id))})))`);
    await db.run(sql`DELETE FROM ${RECORD_TABLES[kind]} WHERE deleted_at < ${before}
      AND id IN (SELECT value FROM json_each(${JSON.stringify(rows.map(({ id }) => id))}))`);
    removed += rows.length;
  }
  return removed;
}
