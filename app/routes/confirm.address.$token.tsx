import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { confirmNoticeAddress, peekNoticeAddress } from "~/features/mail/own/confirm-notice-address.server";
import { NoticeAddressConfirmed } from "~/features/mail/own/notice-address-confirmed";

/** Only looks: a mail scanner that opens the page confirms nothing. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const email = await peekNoticeAddress(context, params.token ?? "");
  return Response.json({ email }, { status: email === null ? 410 : 200 });
}

export async function action({ params, context }: ActionFunctionArgs) {
  const isDone = await confirmNoticeAddress(context, params.token ?? "");
  return Response.json({ isDone }, { status: isDone ? 200 : 410 });
}

export default function ConfirmAddress() {
  const { email } = useLoaderData<typeof loader>() as { email: string | null };
  const answer = useActionData<typeof action>() as { isDone: boolean } | undefined;
  return <NoticeAddressConfirmed email={email} isDone={answer?.isDone} />;
}
