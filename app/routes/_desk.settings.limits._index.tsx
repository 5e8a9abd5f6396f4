import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { can } from "~/domain/access";
import { answerLimits } from "~/features/limits/answer-limits.server";
import { LimitsPage } from "~/features/limits/limits-page";
import { readLimits } from "~/features/limits/read-limits.server";
import type { PageHandle } from "~/features/shell/document-title";
import { requireOthers } from "~/http/others";
import { requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "nav.monitoring.limits" };

/** Activity monitoring → Limits (AM-17…21): heads see their people, administrators change and restore. */
export async function loader({ context }: LoaderFunctionArgs) {
  return readLimits(context, requireOthers(context, "limits.view"));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const restores = form.get("intent") === "restore" || form.get("intent") === "raise";
  const person = requirePermission(context, restores ? "limits.restore" : "limits.edit");
  const { status, body } = await answerLimits(context, person, form, { edit: can(person, "limits.edit") });
  return Response.json(body, { status });
}

export default function Limits() {
  return (
    <LimitsPage data={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() as never} />
  );
}
