import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isPublicId } from "~/domain/ids/public-id";
import { answerLimit } from "~/features/limits/answer-limit.server";
import { LimitPage } from "~/features/limits/limit-page";
import { showLimit } from "~/features/limits/show-limit.server";
import type { PageHandle } from "~/features/shell/document-title";
import { notFound, requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "limits.edit" };

/** One limit, or with `new` in its place one that is made; `from` names a ready one (AM-18). */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const person = requirePermission(context, "limits.edit");
  const id = params.limitId ?? "";
  const from = new URL(request.url).searchParams.get("from");
  if (id !== "new" && !isPublicId(id)) throw notFound();
  const shown = await showLimit(context, person, id === "new" ? null : id, from);
  if (shown === null) throw notFound();
  return shown;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const person = requirePermission(context, "limits.edit");
  const id = params.limitId ?? "";
  if (id !== "new" && !isPublicId(id)) throw notFound();
  const answer = await answerLimit(context, person, id === "new" ? null : id, await request.formData());
  if (answer === null) throw notFound();
  if (answer.status === 303) throw redirect("/settings/limits");
  return Response.json(answer.body, { status: answer.status });
}

export default function Limit() {
  return <LimitPage data={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() as never} />;
}
