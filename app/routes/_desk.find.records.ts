import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { CARD_KINDS } from "~/domain/work/kinds";
import { findCards, findColleagues } from "~/features/work/links.server";
import { searchRecords } from "~/features/work/search/search-records.server";
import { requirePermission, viewer } from "~/http/viewer";

/** What a picker offers: colleagues by name, or cards within the viewer's scope; at most eight of a kind. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = viewer(context);
  const params = new URL(request.url).searchParams;
  const q = (params.get("q") ?? "").slice(0, 100);
  const of = params.get("of");
  if (of === "colleague") {
    requirePermission(context, "directory.names");
    return { found: await findColleagues(context, person.accountId, q) };
  }
  if (of === "everything") {
    const answer = await searchRecords(context, person, q);
    return Response.json({ groups: answer.ok ? answer.groups : [] });
  }
  const kind = CARD_KINDS.find((one) => one === of);
  return { found: kind === undefined ? [] : await findCards(context, person, kind, q) };
}
