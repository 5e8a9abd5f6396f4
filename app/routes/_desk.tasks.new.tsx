import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/features/shell/document-title";
import { answerTask } from "~/features/work/tasks/answer-task.server";
import { openNewTask } from "~/features/work/tasks/open-task-form.server";
import { NewTaskPage, type TaskAnswer } from "~/features/work/tasks/task-pages";
import { timeZoneOf } from "~/http/language";
import { statusOf } from "~/http/limit-refused";
import { requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "tasks.new" };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requirePermission(context, "tasks.create");
  return openNewTask(context, viewer, new URL(request.url).searchParams, timeZoneOf(request, context));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requirePermission(context, "tasks.create");
  const data = await request.formData();
  const answer = await answerTask(context, viewer, { task: null, zone: timeZoneOf(request, context), data });
  if ("to" in answer) return redirect(answer.to);
  if ("refused" in answer) return Response.json(answer.refused, { status: statusOf(answer.refused.refusal) });
  return Response.json(answer.body, { status: answer.status });
}

export default function NewTask() {
  const answer = useActionData<typeof action>() as TaskAnswer | undefined;
  return <NewTaskPage {...useLoaderData<typeof loader>()} answer={answer} />;
}
