import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/features/shell/document-title";
import { answerList } from "~/features/work/list/answer-list.server";
import { filterOf, readRecordQuery } from "~/features/work/list/record-query";
import { giveParties } from "~/features/work/parties/bulk-parties.server";
import { listParties } from "~/features/work/parties/list-parties.server";
import { PartiesPage } from "~/features/work/parties/parties-page";
import { limitRefused } from "~/http/limit-refused";
import { requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "nav.companies" };

/** The list of companies: everybody sees those within their scope [AM-09]. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requirePermission(context, "companies.view");
  const { searchParams } = new URL(request.url);
  const query = readRecordQuery(searchParams);
  const page = `${filterOf(searchParams)}&${searchParams.get("after") ?? searchParams.get("before") ?? ""}`;
  const list = await listParties(context, viewer, "company", query, page);
  if (!list.ok) throw limitRefused(list);
  return { query, list };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requirePermission(context, "companies.view");
  const answer = await answerList(
    context,
    viewer,
    "company",
    await request.formData(),
    giveParties("company"),
  );
  return Response.json(answer.body, { status: answer.status });
}

export default function Companies() {
  return <PartiesPage kind="company" {...useLoaderData<typeof loader>()} />;
}
