import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { confirmByLink, openConfirmLink } from "~/features/newcomers/confirm-email.server";
import { ConfirmPage } from "~/features/newcomers/confirm-page";

/** Only looks: a mail scanner that opens the page confirms nothing. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const identity = await openConfirmLink(context, params.token ?? "");
  return Response.json({ email: identity?.email ?? null }, { status: identity === null ? 410 : 200 });
}

export async function action({ params, context }: ActionFunctionArgs) {
  const isDone = await confirmByLink(context, params.token ?? "");
  return Response.json({ isDone }, { status: isDone ? 200 : 410 });
}

export default function Confirm() {
  const { email } = useLoaderData<typeof loader>() as { email: string | null };
  const answer = useActionData<typeof action>() as { isDone: boolean } | undefined;
  return <ConfirmPage email={email} isDone={answer?.isDone} />;
}
