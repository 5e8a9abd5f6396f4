import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { findForGrant } from "~/features/access/grants/show-grants.server";
import { requirePermission } from "~/http/viewer";

/** People whom the viewer may give something to, by name: for the picker of "Add access permission" [BX-29]. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = requirePermission(context, "access.assign");
  const q = (new URL(request.url).searchParams.get("q") ?? "").slice(0, 100);
  return { people: await findForGrant(context, person, q) };
}
