import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/features/shell/document-title";
import { giveDeals } from "~/features/work/deals/bulk-deals.server";
import { DealsPage } from "~/features/work/deals/deals-page";
import { listDeals } from "~/features/work/deals/list-deals.server";
import { answerList } from "~/features/work/list/answer-list.server";
import { filterOf, readRecordQuery } from "~/features/work/list/record-query";
import { limitRefused } from "~/http/limit-refused";
import { requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "nav.deals" };

/** The list of deals: everybody sees those within their scope [AM-08]. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requirePermission(context, "deals.view");
  const { searchParams } = new URL(request.url);
  const query = readRecordQuery(searchParams);
  const page = `${filterOf(searchParams)}&${searchParams.get("after") ?? searchParams.get("before") ?? ""}`;
  const list = await listDeals(context, viewer, query, page);
  if (!list.ok) throw limitRefused(list);
  return { query, list };
}

/** Saved filters, and a new responsible for ticked deals. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requirePermission(context, "deals.view");
  const answer = await answerList(context, viewer, "deal", await request.formData(), giveDeals);
  return Response.json(answer.body, { status: answer.status });
}

export default function Deals() {
  return <DealsPage {...useLoaderData<typeof loader>()} />;
}
