import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerOwnMail } from "~/features/mail/own/answer-own-mail.server";
import type { OwnMailAnswer } from "~/features/mail/own/own-mail-answer";
import { OwnMailPage } from "~/features/mail/own/own-mail-page";
import { showOwnMail } from "~/features/mail/own/show-own-mail.server";
import type { PageHandle } from "~/features/shell/document-title";
import { requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "ownmail.title" };

export const loader = ({ context }: LoaderFunctionArgs) =>
  showOwnMail(context, requirePermission(context, "self.notifications"));

export async function action({ request, context }: ActionFunctionArgs) {
  const me = requirePermission(context, "self.notifications");
  const { status, body } = await answerOwnMail(context, me, await request.formData());
  return Response.json(body, { status });
}

export default function OwnMail() {
  return (
    <OwnMailPage
      data={useLoaderData<typeof loader>()}
      answer={useActionData<typeof action>() as OwnMailAnswer | undefined}
    />
  );
}
