import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { isPublicId } from "~/domain/ids/public-id";
import { readMine, readPerson } from "~/features/limits/read-gauges.server";
import { readGauges } from "~/features/limits/read-limits.server";
import { requireOthers } from "~/http/others";
import { viewer } from "~/http/viewer";

/** Gauges as of now, for pages that stay open: one's own, one person's, or those of one limit. Asked as a poll. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const limit = query.get("limit");
  const person = query.get("person");
  if (limit !== null && isPublicId(limit))
    return Response.json({
      gauges: await readGauges(context, requireOthers(context, "limits.view"), { limit }),
    });
  if (person !== null && isPublicId(person))
    return Response.json({
      gauges: await readPerson(context, requireOthers(context, "limits.view"), person),
    });
  return Response.json({ gauges: await readMine(context, viewer(context)) });
}
