import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isPublicId } from "~/domain/ids/public-id";
import type { PageHandle } from "~/features/shell/document-title";
import { actOnTask, answerTask, TaskAct } from "~/features/work/tasks/answer-task.server";
import { openTask } from "~/features/work/tasks/open-task-form.server";
import { type TaskAnswer, TaskPage } from "~/features/work/tasks/task-pages";
import { timeZoneOf } from "~/http/language";
import { statusOf } from "~/http/limit-refused";
import { forbidden, notFound, requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "term.task" };

/** One task; out of one's scope the same answer as for none at all [AM-09]. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requirePermission(context, "tasks.view");
  const id = params.taskId ?? "";
  const page = isPublicId(id) ? await openTask(context, viewer, id, timeZoneOf(request, context)) : null;
  if (page === null) throw notFound();
  return page;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requirePermission(context, "tasks.view");
  const id = params.taskId ?? "";
  const data = await request.formData();
  if (data.get("intent") === "edit") {
    const version = Number(data.get("version"));
    data.delete("intent");
    data.delete("version");
    const zone = timeZoneOf(request, context);
    const answer = await answerTask(context, viewer, { task: { id, version }, zone, data });
    if ("to" in answer) return redirect(answer.to);
    if ("status" in answer) return Response.json(answer.body, { status: answer.status });
    return refuse(answer.refused.refusal);
  }
  const asked = TaskAct.safeParse(Object.fromEntries(data));
  if (!asked.success) return Response.json({ kind: "bad_request" }, { status: 400 });
  const outcome = await actOnTask(context, viewer, id, asked.data);
  if (!outcome.ok) return refuse(outcome.refusal);
  if (asked.data.intent === "delete") return redirect(`/tasks?deleted=${id}`);
  if (asked.data.intent === "restore") return redirect(`/tasks/${id}`);
  return Response.json({ ok: true });
}

function refuse(refusal: string) {
  if (refusal === "not_found") throw notFound();
  if (refusal === "forbidden") throw forbidden("tasks.edit");
  return Response.json({ refusal }, { status: statusOf(refusal) });
}

export default function Task() {
  const answer = useActionData<typeof action>() as TaskAnswer | undefined;
  return <TaskPage {...useLoaderData<typeof loader>()} answer={answer} />;
}
