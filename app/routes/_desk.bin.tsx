import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/features/shell/document-title";
import { BinPage } from "~/features/work/bin/bin-page";
import { showBin } from "~/features/work/bin/show-bin.server";
import { requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "nav.bin" };

/** The bin: deleted records within one's scope [MC-06]. Each goes back by its own card's address. */
export async function loader({ context }: LoaderFunctionArgs) {
  return { lines: await showBin(context, requirePermission(context, "deals.view")) };
}

export default function Bin() {
  return <BinPage {...useLoaderData<typeof loader>()} />;
}
