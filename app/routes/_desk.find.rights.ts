import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { showPageRights } from "~/features/access/taken/show-page-rights.server";
import { viewer } from "~/http/viewer";

/** Does the page that a tab shows still open? Asked when the gate says that rights have moved (semantics 1). */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = viewer(context);
  const { searchParams } = new URL(request.url);
  const page = { path: searchParams.get("page") ?? "/", isLost: searchParams.has("lost") };
  return Response.json(await showPageRights(context, person, page));
}
