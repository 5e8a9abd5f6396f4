import { sql } from "drizzle-orm";
import type { ActivityKind } from "../../../app/domain/activity/kinds";
import type { CardKind } from "../../../app/domain/work/kinds";
import type { Db } from "../../client";
import type { FieldChange } from "../activity";
import { nameOf } from "./tables";

export type HistoryLine = {
  id: number;
  at: number;
  kind: ActivityKind;
  by: string | null;
  changes: FieldChange[];
};

const MOST = 60;

/** What happened to a card, newest first; views are no history. */
export async function historyOf(
  db: Db,
  accountId: number,
  kind: CardKind,
  id: number,
): Promise<HistoryLine[]> {
  const rows = await db.all<Omit<HistoryLine, "changes"> & { changes: string }>(
    sql`SELECT a.id, a.at, a.kind, ${nameOf(sql`a.user_id`)} AS by,
      (SELECT json_group_array(json_object('field', c.field, 'before', c.before, 'after', c.after))
        FROM activity_changes c WHERE c.activity_id = a.id) AS changes
    FROM activity a INDEXED BY activity_object WHERE a.account_id = ${accountId} AND a.object_kind = ${kind}
      AND a.object_id = ${id} AND a.kind <> 'card_viewed' ORDER BY a.at DESC, a.id DESC LIMIT ${MOST}`,
  );
  return rows.map((row) => ({ ...row, changes: JSON.parse(row.changes) }));
}

export type Note = { publicId: string; text: string; at: number; by: string | null; mine: number };

export const notesOn = (db: Db, accountId: number, kind: CardKind, id: number, userId: number) =>
  db.all<Note>(
    sql`SELECT n.public_id AS publicId, n.text, n.created_at AS at, ${nameOf(sql`n.created_by`)} AS by,
      n.created_by = ${userId} AS mine FROM notes n WHERE n.account_id = ${accountId} AND n.on_kind = ${kind}
      AND n.on_id = ${id} AND n.deleted_at IS NULL ORDER BY n.created_at DESC, n.id DESC LIMIT 100`,
  );
