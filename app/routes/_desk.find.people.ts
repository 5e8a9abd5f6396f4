import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { scopeOf } from "~/domain/access";
import { findByName } from "~/features/people/find-by-name.server";
import { requirePermission } from "~/http/viewer";

/** The palette's people: at most eight, within the viewer's scope. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = requirePermission(context, "users.view");
  const query = new URL(request.url).searchParams.get("q") ?? "";
  const people = await findByName(context, person.accountId, scopeOf(person, "users.view"), query);
  return Response.json({ people });
}
