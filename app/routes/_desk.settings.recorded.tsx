import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { readSignoffs } from "~/features/recorded/read-signoffs.server";
import { SignoffsPage } from "~/features/recorded/signoffs-page";
import type { PageHandle } from "~/features/shell/document-title";
import { requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "first.recorded" };

export async function loader({ context }: LoaderFunctionArgs) {
  return readSignoffs(context, requirePermission(context, "settings.company").accountId);
}

export default function RecordedForAdministrators() {
  return <SignoffsPage data={useLoaderData<typeof loader>()} />;
}
