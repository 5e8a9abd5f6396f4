import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MailForm } from "~/features/mail/log/mail-form";
import { type MailAnswer, MailPage } from "~/features/mail/log/mail-page";
import { readMailSearch } from "~/features/mail/log/mail-search";
import { retryMail } from "~/features/mail/log/retry-mail.server";
import { showMailLog } from "~/features/mail/log/show-mail-log.server";
import { sendTest } from "~/features/mail/send-test.server";
import type { PageHandle } from "~/features/shell/document-title";
import { notFound, requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "nav.mail" };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { accountId, profile } = requirePermission(context, "settings.notifications");
  const search = readMailSearch(new URL(request.url).searchParams);
  return { data: await showMailLog(context, accountId, search), search, meId: profile.publicId };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const admin = requirePermission(context, "settings.notifications");
  const submission = parseWithZod(await request.formData(), { schema: MailForm });
  const say = (said: MailAnswer["said"], status: number) =>
    Response.json({ ok: status === 200, said }, { status });
  if (submission.status !== "success")
    return Response.json({ ok: false, said: "not_retried" }, { status: 400 });
  const form = submission.value;
  if (form.intent === "retry")
    return (await retryMail(context, admin, form.mail)) ? say("retried", 200) : say("not_retried", 409);
  const outcome = await sendTest(context, admin, form.person);
  if (outcome.ok) return say("test", 200);
  if (outcome.refusal === "not_found") throw notFound();
  return say("throttled", 429);
}

export default function MailSettings() {
  const answer = useActionData<typeof action>() as MailAnswer | undefined;
  return <MailPage {...useLoaderData<typeof loader>()} answer={answer} />;
}
