import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { isPublicId } from "~/domain/ids/public-id";
import { readMine, readNearest, readPerson } from "~/features/limits/read-gauges.server";
import { readGauges } from "~/features/limits/read-limits.server";
import { requireOthers } from "~/http/others";
import { viewer } from "~/http/viewer";

/** People whose rows are in view at once, and then some. */
const MOST_PEOPLE = 80;

/**
 * Gauges as of now, for pages that stay open: one's own, one person's, those of one limit, or the nearest of each of
 * several people. Asked as a poll.
 */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const limit = query.get("limit");
  const person = query.get("person");
  const people = query.get("people");
  if (people !== null) {
    const reader = requireOthers(context, "limits.view");
    const ids = people.split(".").filter(isPublicId).slice(0, MOST_PEOPLE);
    return Response.json({ gauges: await readNearest(context, reader, ids) });
  }
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
