import { sql } from "drizzle-orm";
import { can, scopeOf, type Viewer } from "~/domain/access";
import type { CardKind, TaskKind } from "~/domain/work/kinds";
import { targetOf } from "~/domain/work/rights";
import type { Db } from "~db/client";
import { inScope } from "~db/queries/scope";
import { nameOf, unitsOf } from "~db/queries/work/tables";

type Row = {
  publicId: string;
  text: string;
  kind: TaskKind;
  dueAt: number;
  doneAt: number | null;
  result: string | null;
  responsibleId: number | null;
  responsibleName: string | null;
  units: string;
};

/** The tasks on a card that the viewer may see: open ones by their term, then the done ones. */
export async function tasksOn(db: Db, viewer: Viewer, kind: CardKind, id: number) {
  const { accountId } = viewer;
  const rows =
    await db.all<Row>(sql`SELECT t.public_id AS publicId, t.text, t.kind, t.due_at AS dueAt, t.done_at AS doneAt,
      t.result, t.responsible_id AS responsibleId, ${nameOf(sql`t.responsible_id`)} AS responsibleName,
      ${unitsOf(accountId, sql`t.responsible_id`)} AS units
    FROM tasks t INDEXED BY tasks_on WHERE t.account_id = ${accountId} AND t.on_kind = ${kind} AND t.on_id = ${id}
      AND t.deleted_at IS NULL AND ${inScope(scopeOf(viewer, "tasks.view"), accountId, sql`t.responsible_id`)}
    ORDER BY t.done_at IS NOT NULL, t.due_at, t.id LIMIT 50`);
  return rows.map(({ responsibleId, units, ...row }) => ({
    ...row,
    mayEdit: can(viewer, "tasks.edit", targetOf({ responsibleId, units: JSON.parse(units) })),
  }));
}

export type CardTask = Awaited<ReturnType<typeof tasksOn>>[number];
