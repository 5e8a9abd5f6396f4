import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from "@remix-run/react";
import { AddPage } from "~/features/access/grants/add-page";
import { answerGrant } from "~/features/access/grants/answer-grant.server";
import { readChosen } from "~/features/access/grants/chosen.server";
import type { GrantAnswer } from "~/features/access/grants/grant-words";
import { readGrantQuery } from "~/features/access/grants/list-query";
import { findForGrant, showGrants } from "~/features/access/grants/show-grants.server";
import { makesAdministrator } from "~/features/access/makes-administrator.server";
import type { PageHandle } from "~/features/shell/document-title";
import { requireFresh } from "~/http/fresh";
import { requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "act.add_access" };

/** What is looked at before a save changes nothing on the page. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formData, defaultShouldRevalidate }) =>
  formData?.get("intent") === "preview_give" ? false : defaultShouldRevalidate;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = requirePermission(context, "access.assign");
  const { searchParams } = new URL(request.url);
  const query = readGrantQuery(searchParams);
  const { units, roles, sources } = await showGrants(context, person, {
    ...query,
    role: null,
    q: "",
    after: null,
  });
  const kind = query.kind ?? "user";
  const people = kind === "user" ? await findForGrant(context, person, query.q) : [];
  const chosen = await readChosen(context, person, kind, searchParams);
  return {
    kind,
    people,
    chosen,
    data: { units: units.filter((unit) => unit.kind === kind), roles, sources },
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = requirePermission(context, "access.assign");
  const form = await request.formData();
  if (await makesAdministrator(context, person.accountId, form)) await requireFresh(context, request);
  const { status, body } = await answerGrant(context, person, form);
  return body.given ? redirect("/settings/access?given") : Response.json(body, { status });
}

export default function AddAccess() {
  const answer = useActionData<typeof action>() as GrantAnswer | undefined;
  return <AddPage {...useLoaderData<typeof loader>()} answer={answer} />;
}
