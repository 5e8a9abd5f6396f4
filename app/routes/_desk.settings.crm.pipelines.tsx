import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/features/shell/document-title";
import { changePipelines } from "~/features/work/settings/change-pipelines.server";
import { PipelinesPage } from "~/features/work/settings/pipelines-page";
import { PipelineAct } from "~/features/work/settings/settings-form";
import { showPipelines } from "~/features/work/settings/show-settings.server";
import { requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "pipelines.title" };

export async function loader({ context }: LoaderFunctionArgs) {
  const { accountId } = requirePermission(context, "settings.crm");
  return showPipelines(context, accountId);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = requirePermission(context, "settings.crm");
  const asked = PipelineAct.safeParse(Object.fromEntries(await request.formData()));
  if (!asked.success) return Response.json({ refusal: "form" }, { status: 400 });
  const outcome = await changePipelines(context, person, asked.data);
  return outcome.ok ? Response.json({ saved: true }) : Response.json(outcome, { status: 409 });
}

export default function Pipelines() {
  return <PipelinesPage {...useLoaderData<typeof loader>()} />;
}
