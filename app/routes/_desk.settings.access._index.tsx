import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { answerGrant } from "~/features/access/grants/answer-grant.server";
import { GrantsPage } from "~/features/access/grants/grants-page";
import { readGrantQuery } from "~/features/access/grants/list-query";
import { showGrants } from "~/features/access/grants/show-grants.server";
import type { PageHandle } from "~/features/shell/document-title";
import { requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "nav.access" };

/** Who was given what [BX-26]. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = requirePermission(context, "access.assign");
  const { searchParams } = new URL(request.url);
  const query = readGrantQuery(searchParams);
  return { query, data: await showGrants(context, person, query), given: searchParams.has("given") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = requirePermission(context, "access.assign");
  const outcome = await answerGrant(context, person, await request.formData());
  if ("refusal" in outcome) return Response.json({ refusal: outcome.refusal }, { status: outcome.status });
  return Response.json({ [outcome.done]: true });
}

export default function Grants() {
  return <GrantsPage {...useLoaderData<typeof loader>()} />;
}
