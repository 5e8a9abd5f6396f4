import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { TASK_VIEWS } from "~/domain/work/tasks";
import type { PageHandle } from "~/features/shell/document-title";
import { answerFilters } from "~/features/work/list/answer-filters.server";
import { readCursor } from "~/features/work/list/record-query";
import { listTasks } from "~/features/work/tasks/list-tasks.server";
import { taskFilterOf } from "~/features/work/tasks/task-query";
import { TasksPage } from "~/features/work/tasks/tasks-page";
import { timeZoneOf } from "~/http/language";
import { limitRefused } from "~/http/limit-refused";
import { requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "nav.tasks" };

/** One's own tasks for today, or all within the scope [AM-09]. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requirePermission(context, "tasks.view");
  const params = new URL(request.url).searchParams;
  const side = params.has("before") ? "before" : "after";
  const list = await listTasks(context, viewer, {
    view: TASK_VIEWS.find((one) => one === params.get("view")) ?? "today",
    whose: params.get("whose") === "all" ? "all" : "me",
    cursor: readCursor(params.get(side), side),
    zone: timeZoneOf(request, context),
    page: params.toString(),
  });
  if (!list.ok) throw limitRefused(list);
  return { list };
}

/** Saved filters. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requirePermission(context, "tasks.view");
  const list = { kind: "task", filterOf: taskFilterOf } as const;
  const { status, body } = await answerFilters(context, viewer, list, await request.formData());
  return Response.json(body, { status });
}

export default function Tasks() {
  return <TasksPage {...useLoaderData<typeof loader>()} />;
}
