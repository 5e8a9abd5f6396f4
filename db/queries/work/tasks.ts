import { type SQL, sql } from "drizzle-orm";
import type { Scope } from "../../../app/domain/access";
import type { CardKind, TaskKind } from "../../../app/domain/work/kinds";
import type { RecordCursor } from "../../../app/domain/work/list";
import type { TaskView } from "../../../app/domain/work/tasks";
import type { Db } from "../../client";
import { atMost } from "../at-most";
import { mustChangeOne } from "../guarded-batch";
import { inScope } from "../scope";
import { nearestInReach } from "./nearest-in-reach";
import { nameOf, publicIdOf, unitsOf } from "./tables";

export type TaskRow = {
  id: number;
  publicId: string;
  text: string;
  kind: TaskKind;
  dueAt: number;
  remindAt: number | null;
  doneAt: number | null;
  result: string | null;
  responsible: string | null;
  responsibleName: string | null;
  responsibleId: number | null;
  units: number[];
  onKind: CardKind | null;
  onId: number | null;
  version: number;
};
type Raw = Omit<TaskRow, "units"> & { units: string };

const columns = (accountId: number) => sql`t.id, t.public_id AS publicId, t.text, t.kind, t.due_at AS dueAt,
  t.remind_at AS remindAt, t.done_at AS doneAt, t.result, ${publicIdOf(sql`t.responsible_id`)} AS responsible,
  ${nameOf(sql`t.responsible_id`)} AS responsibleName, t.responsible_id AS responsibleId,
  ${unitsOf(accountId, sql`t.responsible_id`)} AS units, t.on_kind AS onKind, t.on_id AS onId, t.version`;

const read = (row: Raw): TaskRow => ({ ...row, units: JSON.parse(row.units) });

export type TasksAsked = {
  accountId: number;
  scope: Scope;
  view: TaskView;
  now: number;
  /** Where the reader's day ends. */
  endOfDay: number;
  cursor: RecordCursor | null;
  limit: number;
};

/** A page of tasks: open ones by their term, done ones by when they were done, the latest first. */
export async function pageOfTasks(db: Db, asked: TasksAsked): Promise<{ rows: TaskRow[]; more: boolean }> {
  const { accountId, scope, view, cursor, limit } = asked;
  if (scope.kind === "none") return { rows: [], more: false };
  const at = sql.raw(view === "done" ? "done_at" : "due_at");
  const backwards = cursor?.side === "before";
  const down = (view === "done") !== backwards;
  const parts = [sql`account_id = ${accountId} AND deleted_at IS NULL AND ${spanOf(asked)}`];
  if (cursor !== null) parts.push(sql`(${at}, id) ${down ? sql`<` : sql`>`} (${cursor.at}, ${cursor.id})`);
  const where = sql.join(parts, sql` AND `);
  const indexes = view === "done" ? ["tasks_done_at", "tasks_done"] : ["tasks_due", "tasks_responsible"];
  const [byTime, byPerson] = indexes.map((index) => sql.raw(index)) as [SQL, SQL];
  const find = async () => {
    const table = sql`tasks`;
    if (scope.kind === "reach")
      return nearestInReach(db, {
        ...{ accountId, viewerId: scope.userId, table, at, byPerson, byTime, where, down },
        limit: limit + 1,
      });
    const order = down ? sql`ORDER BY ${at} DESC, id DESC` : sql`ORDER BY ${at}, id`;
    const rows = await db.all<{ id: number }>(sql`SELECT id FROM tasks
      INDEXED BY ${scope.kind === "own" ? byPerson : byTime}
      WHERE ${where} AND ${inScope(scope, accountId, sql`responsible_id`)} ${order} ${atMost(limit + 1)}`);
    return rows.map(({ id }) => id);
  };
  const found = await find();
  const ids = found.slice(0, limit);
  const rows = await db.all<Raw>(sql`SELECT ${columns(accountId)} FROM json_each(${JSON.stringify(ids)}) j
    JOIN tasks t ON t.id = j.value ORDER BY j.key`);
  const page = rows.map(read);
  return { rows: backwards ? page.reverse() : page, more: found.length > limit };
}

function spanOf({ view, now, endOfDay }: TasksAsked): SQL {
  if (view === "done") return sql`done_at IS NOT NULL`;
  if (view === "overdue") return sql`done_at IS NULL AND due_at < ${now}`;
  if (view === "today") return sql`done_at IS NULL AND due_at >= ${now} AND due_at < ${endOfDay}`;
  return sql`done_at IS NULL AND due_at >= ${endOfDay}`;
}

/** One task in scope; null when there is none for the viewer. */
export async function findTask(
  db: Db,
  accountId: number,
  scope: Scope,
  publicId: string,
  bin = false,
): Promise<TaskRow | null> {
  const row = await db.get<Raw | undefined>(sql`SELECT ${columns(accountId)} FROM tasks t
    WHERE t.account_id = ${accountId} AND t.public_id = ${publicId} AND t.deleted_at IS ${bin ? sql`NOT NULL` : sql`NULL`}
      AND ${inScope(scope, accountId, sql`t.responsible_id`)}`);
  return row === undefined ? null : read(row);
}

export type NewTask = {
  publicId: string;
  text: string;
  kind: TaskKind;
  dueAt: number;
  remindAt: number | null;
  onKind: CardKind | null;
  onId: number | null;
  responsibleId: number | null;
  createdBy: number;
  searchText: string;
};

export const insertTask = (accountId: number, task: NewTask, at: number): SQL[] => [
  sql`INSERT INTO tasks(account_id, public_id, text, kind, due_at, remind_at, on_kind, on_id, responsible_id, created_by,
      search_text, created_at, updated_at)
    VALUES (${accountId}, ${task.publicId}, ${task.text}, ${task.kind}, ${task.dueAt}, ${task.remindAt}, ${task.onKind},
      ${task.onId}, ${task.responsibleId}, ${task.createdBy}, ${task.searchText}, ${at}, ${at})`,
  mustChangeOne(),
];

/** Changes columns of a task that is still as it was seen; names of columns are ours. */
export const updateTask = (
  accountId: number,
  known: { id: number; version: number },
  values: Record<string, string | number | null>,
  at: number,
): SQL[] => [
  sql`UPDATE tasks SET ${sql.join(
    [
      ...Object.entries(values).map(([column, value]) => sql`${sql.raw(column)} = ${value}`),
      sql`version = version + 1, updated_at = ${at}`,
    ],
    sql`, `,
  )} WHERE account_id = ${accountId} AND id = ${known.id} AND version = ${known.version} AND deleted_at IS NULL`,
  mustChangeOne(),
];

export type DueReminder = {
  accountId: number;
  id: number;
  publicId: string;
  text: string;
  responsibleId: number | null;
  dueAt: number;
  remindAt: number;
};

/** Tasks whose reminder has come and that nobody has been told of, the oldest first. */
export const listDueReminders = (db: Db, now: number, most: number) =>
  db.all<DueReminder>(sql`SELECT account_id AS accountId, id, public_id AS publicId, text,
      responsible_id AS responsibleId, due_at AS dueAt, remind_at AS remindAt FROM tasks INDEXED BY tasks_remind
    WHERE remind_at <= ${now} AND remind_at IS NOT NULL AND reminded_at IS NULL AND done_at IS NULL AND deleted_at IS NULL
    ORDER BY remind_at LIMIT ${most}`);

/** Marks a task as reminded of, once, however often cron comes and unless it was done or moved meanwhile. */
export const markReminded = ({ accountId, id, remindAt }: DueReminder, now: number): SQL[] => [
  sql`UPDATE tasks SET reminded_at = ${now} WHERE account_id = ${accountId} AND id = ${id} AND remind_at = ${remindAt}
    AND reminded_at IS NULL AND done_at IS NULL AND deleted_at IS NULL`,
  mustChangeOne(),
];
