import { z } from "@hono/zod-openapi";
import { minutes } from "~/domain/time/durations";
import { CARD_KINDS, TASK_KINDS } from "~/domain/work/kinds";
import { REMINDERS, TASK_VIEWS } from "~/domain/work/tasks";
import { readCursor } from "~/features/work/list/record-query";
import { actOnTask } from "~/features/work/tasks/answer-task.server";
import { listTasks, type TaskLine, tellTasks } from "~/features/work/tasks/list-tasks.server";
import { createTask, editTask, findTaskFor } from "~/features/work/tasks/save-task.server";
import type { TaskRow } from "~db/queries/work/tasks";
import type { Asker } from "../../core/context";
import { created, done, list, ok, operation } from "../../core/operation";
import { isRefusal, refuse } from "../../core/problem";
import { At, at, Id, IdPath, Instant, instant, Text } from "../../schemas/common";
import { ExternalId, externalOf, readExternalId } from "../../schemas/external-id";
import { byExternalId, Linked, linked } from "./record";
import { binOf, type Named } from "./record-acts";
import { refusedWork } from "./refused-work";

const TAG = "Work";
const TASK: Named = { kind: "task", one: "Task", path: "/tasks", title: "task" };

const Task = z
  .object({
    id: Id,
    external_id: z.string().nullable(),
    text: z.string(),
    kind: z.enum(TASK_KINDS),
    due_at: At,
    remind_at: At.nullable(),
    done_at: At.nullable(),
    result: z.string().nullable(),
    responsible: Linked,
    on: z.object({ kind: z.enum(CARD_KINDS), id: Id, name: z.string() }).nullable(),
    version: z.number().int(),
  })
  .openapi("Task");

const text = Text(500);
const remind = z
  .union(REMINDERS.map((one) => z.literal(one)))
  .nullable()
  .openapi({ description: "Minutes before the term: 0, 15, 60 or 1440; null = not at all.", example: 15 });

export const tasks = [
  list({
    id: "listTasks",
    path: "/tasks",
    tag: TAG,
    summary: "List tasks",
    description: "Open ones by their term, done ones the latest first. “Today” ends with your company's day.",
    needs: "tasks.view",
    query: z.strictObject({
      view: z.enum(TASK_VIEWS).default("today"),
      whose: z.enum(["me", "all"]).default("all"),
      external_id: z.string().max(200).optional(),
    }),
    answers: Task,
    handle: async ({ query: { view, whose, cursor, limit, external_id }, ...asker }) => {
      const { needs, viewer } = asker;
      if (external_id !== undefined)
        return byExternalId(asker, "task", external_id, (id) => readTask(asker, id));
      const found = await listTasks(needs, viewer, {
        view,
        whose,
        cursor: readCursor(cursor, "after"),
        zone: viewer.settings.timeZone,
        page: `${view} ${whose} ${cursor ?? ""}`,
        limit,
      });
      if (!found.ok) return refusedWork(found);
      const external = await externalOf(asker, "task", found.tasks);
      const items = found.tasks.map((row) => asShown(row, external.get(row.publicId)));
      return { kind: "page", items, next: found.after };
    },
  }),
  operation({
    id: "createTask",
    method: "post",
    path: "/tasks",
    tag: TAG,
    summary: "Create a task",
    description: "Yours unless it names somebody; on a card with `on`.",
    needs: "tasks.create",
    body: z
      .strictObject({
        text,
        kind: z.enum(TASK_KINDS).default("other"),
        due_at: Instant,
        remind_before: remind.default(null),
        responsible: Id.optional(),
        on: z
          .strictObject({ kind: z.enum(CARD_KINDS), id: Id })
          .nullable()
          .default(null),
        external_id: ExternalId,
      })
      .openapi({ example: { text: "Call back", kind: "call", due_at: "2026-12-01T09:00:00Z" } }),
    answers: z.object({ id: Id }).openapi("CreatedRecord"),
    status: 201,
    handle: async ({ body, ...asker }) => {
      const named = await readExternalId(asker, "task", null, body.external_id);
      if (isRefusal(named)) return named;
      const outcome = await createTask(asker.needs, asker.viewer, {
        text: body.text,
        kind: body.kind,
        dueAt: Date.parse(body.due_at),
        remindBefore: body.remind_before,
        responsible: body.responsible ?? null,
        on: body.on && { kind: body.on.kind, publicId: body.on.id },
        externalId: named.externalId,
      });
      if (!outcome.ok) return refusedWork(outcome);
      return created({ id: outcome.publicId }, `/api/v1/tasks/${outcome.publicId}`);
    },
  }),
  operation({
    id: "getTask",
    method: "get",
    path: "/tasks/{id}",
    tag: TAG,
    summary: "Read a task",
    needs: "tasks.view",
    params: IdPath,
    answers: Task,
    handle: ({ params: { id }, ...asker }) => readTask(asker, id),
  }),
  operation({
    id: "updateTask",
    method: "patch",
    path: "/tasks/{id}",
    tag: TAG,
    summary: "Change a task",
    description: "Only what is sent. Another `responsible` hands it to them.",
    needs: "tasks.edit",
    params: IdPath,
    body: z
      .strictObject({
        text: text.optional(),
        kind: z.enum(TASK_KINDS).optional(),
        due_at: Instant.optional(),
        remind_before: remind.optional(),
        responsible: Id.optional(),
        external_id: ExternalId,
      })
      .openapi({ example: { due_at: "2026-12-02T09:00:00Z" } }),
    handle: async ({ params: { id }, body, seen, ...asker }) => {
      const { needs, viewer } = asker;
      const found = await findTaskFor(needs, viewer, id, "tasks.edit");
      if (!found.ok) return refusedWork(found);
      const named = await readExternalId(asker, "task", id, body.external_id);
      if (isRefusal(named)) return named;
      const { task } = found;
      const outcome = await editTask(needs, viewer, {
        task: id,
        version: seen?.version ?? task.version,
        text: body.text ?? task.text,
        kind: body.kind ?? task.kind,
        dueAt: body.due_at === undefined ? task.dueAt : Date.parse(body.due_at),
        remindBefore: body.remind_before === undefined ? minutesBefore(task) : body.remind_before,
        responsible: body.responsible ?? null,
        externalId: named.externalId,
      });
      if (!outcome.ok && outcome.refusal === "conflict" && seen !== null) return refuse("stale");
      return outcome.ok ? done() : refusedWork(outcome);
    },
  }),
  operation({
    id: "finishTask",
    method: "post",
    path: "/tasks/{id}/done",
    tag: TAG,
    summary: "Mark a task as done, or open it again",
    needs: "tasks.edit",
    params: IdPath,
    body: z
      .strictObject({ done: z.boolean().default(true), result: Text(2_000).nullable().default(null) })
      .openapi({ example: { done: true, result: "They will come on Monday." } }),
    handle: async ({ needs, viewer, params: { id }, body }) => {
      const asked = body.done
        ? { intent: "done" as const, ...(body.result === null ? {} : { result: body.result }) }
        : { intent: "reopen" as const };
      const outcome = await actOnTask(needs, viewer, id, asked);
      return outcome.ok ? done() : refusedWork(outcome);
    },
  }),
  ...binOf(TASK, ({ needs, viewer }, id, intent) => actOnTask(needs, viewer, id, { intent })),
];

const minutesBefore = ({ dueAt, remindAt }: Pick<TaskRow, "dueAt" | "remindAt">) =>
  remindAt === null ? null : (dueAt - remindAt) / minutes(1);

async function readTask(asker: Asker, id: string) {
  const { needs, viewer } = asker;
  const found = await findTaskFor(needs, viewer, id, "tasks.view");
  if (!found.ok) return refuse("not_found");
  const [told] = await tellTasks(needs.db(viewer.accountId), viewer, [found.task]);
  const external = await externalOf(asker, "task", [found.task]);
  return told === undefined ? refuse("not_found") : ok(asShown(told, external.get(id)));
}

const asShown = (task: TaskLine, externalId: string | undefined) => ({
  id: task.publicId,
  external_id: externalId ?? null,
  text: task.text,
  kind: task.kind,
  due_at: instant(task.dueAt),
  remind_at: at(task.remindAt),
  done_at: at(task.doneAt),
  result: task.result,
  responsible: linked(task.responsible, task.responsibleName),
  on: task.on,
  version: task.version,
});
