import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { OneMail } from "~/features/mail/one-mail";
import { readMail } from "~/features/mail/read-mailbox.server";
import { ErrorPage } from "~/features/shell/error-page";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const mail = context.isDemoMode ? await readMail(context, params.id ?? "") : null;
  if (mail === null) throw Response.json({ kind: "no_page" }, { status: 404 });
  return { mail, origin: context.origin };
}

export default function LocalMail() {
  return <OneMail {...useLoaderData<typeof loader>()} />;
}

export const ErrorBoundary = ErrorPage;
