import { can, scopeOf, type Viewer } from "~/domain/access";
import { endOfDay } from "~/domain/time/local";
import { PAGE_SIZE, type RecordCursor } from "~/domain/work/list";
import { targetOf } from "~/domain/work/rights";
import type { TaskView } from "~/domain/work/tasks";
import type { Db } from "~db/client";
import { pageOfTasks, type TaskRow } from "~db/queries/work/tasks";
import type { Needs } from "../../needs";
import { cardNames } from "../links.server";
import { cursorAt } from "../list/record-query";
import { savedFiltersOf } from "../list/saved-filters.server";
import type { Reader } from "../reader";
import { mayExport } from "../scopes.server";
import { lookAtList } from "../seen.server";

type Asked = {
  view: TaskView;
  whose: "me" | "all";
  cursor: RecordCursor | null;
  zone: string;
  page: string;
  limit?: number;
};

/** A page of tasks: one's own, or all within the viewer's scope (AM-08). */
export async function listTasks(
  needs: Needs,
  viewer: Reader,
  { view, whose, cursor, zone, page, limit = PAGE_SIZE }: Asked,
) {
  const { accountId } = viewer;
  const { now } = needs;
  const db = needs.db(accountId);
  const wide = scopeOf(viewer, "tasks.view");
  const scope =
    whose === "me" && wide.kind !== "none" ? { kind: "own" as const, userId: viewer.userId } : wide;
  const asked = { accountId, scope, view, now, endOfDay: endOfDay(now, zone), cursor, limit };
  const { rows, more } = await pageOfTasks(db, asked);
  const looked = await lookAtList(needs, viewer, { of: "task", page, rows: rows.length });
  if (!looked.ok) return looked;
  const [tasks, saved] = await Promise.all([tellTasks(db, viewer, rows), savedFiltersOf(db, viewer, "task")]);
  looked.seen();
  const key = (row: TaskRow | undefined) =>
    row === undefined ? null : cursorAt({ id: row.id, at: view === "done" ? (row.doneAt ?? 0) : row.dueAt });
  const backwards = cursor?.side === "before";
  return {
    ok: true as const,
    tasks,
    saved,
    before: cursor !== null && (!backwards || more) ? key(rows[0]) : null,
    after: backwards || more ? key(rows.at(-1)) : null,
    view,
    whose,
    seesOthers: wide.kind === "any" || wide.kind === "reach",
    mayCreate: viewer.preview === null && can(viewer, "tasks.create"),
    mayExport: mayExport(viewer, "task"),
  };
}

export type TaskList = Extract<Awaited<ReturnType<typeof listTasks>>, { ok: true }>;

/** Tasks as pages show them: the card by its name, when it is within the viewer's scope. */
export async function tellTasks(db: Db, viewer: Reader, rows: readonly TaskRow[]) {
  const names = await cardNames(
    db,
    viewer,
    rows.flatMap(({ onKind, onId }) =>
      onKind === null || onId === null ? [] : [{ kind: onKind, id: onId }],
    ),
  );
  return rows.map(({ id: _id, units, responsibleId, onKind, onId, ...task }) => ({
    ...task,
    on: onKind === null ? null : (names.get(`${onKind} ${onId}`) ?? null),
    mayEdit: viewer.preview === null && mayEdit(viewer, { responsibleId, units }),
  }));
}

const mayEdit = (viewer: Viewer, task: { responsibleId: number | null; units: number[] }) =>
  can(viewer, "tasks.edit", targetOf(task));

export type TaskLine = Awaited<ReturnType<typeof tellTasks>>[number];
