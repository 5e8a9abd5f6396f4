import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import type { PageHandle } from "~/features/shell/document-title";
import { viewer } from "~/http/viewer";

/** Every address that is no page: said to signed-in people only; the rest are at the gate. */
export function loader({ context }: LoaderFunctionArgs) {
  viewer(context);
  throw Response.json({ kind: "no_page" }, { status: 404 });
}

export const action = loader;

export const handle: PageHandle = { title: "page.not_found.title" };

export default function NoPage() {
  return null;
}
