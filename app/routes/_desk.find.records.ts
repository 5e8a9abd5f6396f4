import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { CARD_KINDS } from "~/domain/work/kinds";
import { findCards, findColleagues } from "~/features/work/links.server";
import { requirePermission, viewer } from "~/http/viewer";

/** What a picker offers: colleagues by name, or cards within the viewer's scope; at most eight. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = viewer(context);
  const params = new URL(request.url).searchParams;
  const q = (params.get("q") ?? "").slice(0, 100);
  const of = params.get("of");
  if (of === "colleague") {
    requirePermission(context, "directory.names");
    return { found: await findColleagues(context, person.accountId, q) };
  }
  const kind = CARD_KINDS.find((one) => one === of);
  return { found: kind === undefined ? [] : await findCards(context, person, kind, q) };
}
