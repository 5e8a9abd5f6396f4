import { endOfDay } from "~/domain/time/local";
import { TASK_VIEWS } from "~/domain/work/tasks";
import { translatorOf } from "~/i18n/server";
import { pageOfTasks, type TaskRow } from "~db/queries/work/tasks";
import type { Cell } from "../export/cell";
import type { Needs } from "../needs";
import type { Reader } from "../work/reader";
import { tellTasks } from "../work/tasks/list-tasks.server";
import {
  after,
  type ListAsked,
  type ListPlace,
  type ListPortion,
  leavingScope,
  timeCell,
} from "./asked.server";

/** Tasks of one part of their list: one's own, or all within the scope, as its address says. */
export async function readTaskRows(
  needs: Needs,
  viewer: Reader,
  { kind, query, columns, language, zone }: ListAsked,
  from: ListPlace | null,
  most: number,
): Promise<ListPortion> {
  const { accountId, userId } = viewer;
  const params = new URLSearchParams(query);
  const view = TASK_VIEWS.find((one) => one === params.get("view")) ?? "today";
  const wide = leavingScope(viewer, kind);
  const isMine = params.get("whose") !== "all" && wide.kind !== "none";
  const { now } = needs;
  const { rows, more } = await pageOfTasks(needs.db(accountId), {
    accountId,
    scope: isMine ? { kind: "own", userId } : wide,
    view,
    now,
    endOfDay: endOfDay(now, zone),
    cursor: after(from),
    limit: most,
  });
  const t = translatorOf(language);
  const told = await tellTasks(needs.db(accountId), viewer, rows);
  const cells: Record<string, (task: (typeof told)[number]) => Cell> = {
    text: (task) => task.text,
    kind: (task) => t(`task.kind.${task.kind}`),
    due: (task) => timeCell(task.dueAt, zone),
    done: (task) => timeCell(task.doneAt, zone),
    result: (task) => task.result,
    on: (task) => task.on?.name ?? null,
    responsible: (task) => task.responsibleName,
  };
  const place = (row: TaskRow) => ({ id: row.id, at: view === "done" ? (row.doneAt ?? 0) : row.dueAt });
  const last = rows.at(-1);
  return {
    rows: told.map((task) => columns.map((column) => cells[column]?.(task) ?? null)),
    places: rows.map(place),
    next: more && last !== undefined ? place(last) : null,
  };
}
