import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { type ShouldRevalidateFunction, useLoaderData } from "@remix-run/react";
import { answerGrant } from "~/features/access/grants/answer-grant.server";
import { GrantsPage } from "~/features/access/grants/grants-page";
import { readGrantQuery } from "~/features/access/grants/list-query";
import { showGrants } from "~/features/access/grants/show-grants.server";
import { makesAdministrator } from "~/features/access/makes-administrator.server";
import type { PageHandle } from "~/features/shell/document-title";
import { requireFresh } from "~/http/fresh";
import { requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "nav.access" };

export const shouldRevalidate: ShouldRevalidateFunction = ({ formData, defaultShouldRevalidate }) =>
  formData?.get("intent") === "preview_revoke" ? false : defaultShouldRevalidate;

/** Who was given what [BX-26]. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = requirePermission(context, "access.assign");
  const { searchParams } = new URL(request.url);
  const query = readGrantQuery(searchParams);
  return { query, data: await showGrants(context, person, query), given: searchParams.has("given") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = requirePermission(context, "access.assign");
  const form = await request.formData();
  if (await makesAdministrator(context, person.accountId, form)) await requireFresh(context, request);
  const { status, body } = await answerGrant(context, person, form);
  return Response.json(body, { status });
}

export default function Grants() {
  return <GrantsPage {...useLoaderData<typeof loader>()} />;
}
