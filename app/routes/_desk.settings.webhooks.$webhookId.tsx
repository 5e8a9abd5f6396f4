import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isPublicId } from "~/domain/ids/public-id";
import type { PageHandle } from "~/features/shell/document-title";
import { answerWebhook, isSensitive, type WebhookAnswer } from "~/features/webhooks/answer-webhook.server";
import { showWebhook, type WebhookData } from "~/features/webhooks/show-webhooks.server";
import { WebhookPage } from "~/features/webhooks/webhook-page";
import { requireFresh } from "~/http/fresh";
import { notFound, requirePermission } from "~/http/viewer";

export const handle: PageHandle = {
  title: (data, t) => (data as WebhookData | undefined)?.hook.name ?? t("webhooks.title"),
};

/** One webhook with its delivery log. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { accountId } = requirePermission(context, "api.service_token");
  const id = params.webhookId ?? "";
  const shown = isPublicId(id)
    ? await showWebhook(context, accountId, id, new URL(request.url).searchParams)
    : null;
  if (shown === null) throw notFound();
  return shown;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const person = requirePermission(context, "api.service_token");
  const id = params.webhookId ?? "";
  const form = await request.formData();
  if (isSensitive(form)) await requireFresh(context, request);
  const answer = isPublicId(id) ? await answerWebhook(context, person, id, form) : null;
  if (answer === null) throw notFound();
  if (answer.gone) throw redirect("/settings/webhooks");
  return Response.json(answer.body, { status: answer.status });
}

export default function OneWebhook() {
  const answer = useActionData<typeof action>() as WebhookAnswer | undefined;
  return <WebhookPage data={useLoaderData<typeof loader>()} answer={answer} />;
}
