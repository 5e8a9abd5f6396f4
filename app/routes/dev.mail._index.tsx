import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { Mailbox } from "~/features/mail/mailbox";
import { readMailbox } from "~/features/mail/read-mailbox.server";
import { ErrorPage } from "~/features/shell/error-page";

/** The outbox of a local machine, to be read there; no such page anywhere else (architecture, `CLIENT_ADDRESS`). */
export async function loader({ request, context }: LoaderFunctionArgs) {
  if (!context.isDemoMode) throw Response.json({ kind: "no_page" }, { status: 404 });
  return readMailbox(context, new URL(request.url).searchParams.get("to"));
}

export default function LocalMailbox() {
  return <Mailbox {...useLoaderData<typeof loader>()} />;
}

export const ErrorBoundary = ErrorPage;
