import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { scopeOf } from "~/domain/access";
import { findByName } from "~/features/people/find-by-name.server";
import { requirePermission } from "~/http/viewer";

/** People whom a limit may name, by name: for the picker of its form (AM-18). */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = requirePermission(context, "limits.edit");
  const query = (new URL(request.url).searchParams.get("q") ?? "").slice(0, 100);
  return Response.json({
    people: await findByName(context, person.accountId, scopeOf(person, "limits.view"), query),
  });
}
