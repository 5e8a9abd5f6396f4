import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/features/shell/document-title";
import { answerWebhook, isSensitive, type WebhookAnswer } from "~/features/webhooks/answer-webhook.server";
import { showWebhooks } from "~/features/webhooks/show-webhooks.server";
import { WebhooksPage } from "~/features/webhooks/webhooks-page";
import { requireFresh } from "~/http/fresh";
import { notFound, requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "webhooks.title" };

/** Receivers of events (issue API; security.md rows 51 and 52). */
export async function loader({ context }: LoaderFunctionArgs) {
  const { accountId } = requirePermission(context, "api.service_token");
  return { hooks: await showWebhooks(context, accountId) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = requirePermission(context, "api.service_token");
  const form = await request.formData();
  if (isSensitive(form)) await requireFresh(context, request);
  const answer = await answerWebhook(context, person, null, form);
  if (answer === null) throw notFound();
  return Response.json(answer.body, { status: answer.status });
}

export default function Webhooks() {
  const answer = useActionData<typeof action>() as WebhookAnswer | undefined;
  return <WebhooksPage {...useLoaderData<typeof loader>()} answer={answer} />;
}
