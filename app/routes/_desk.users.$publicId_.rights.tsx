import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from "@remix-run/react";
import { isPublicId } from "~/domain/ids/public-id";
import { makesAdministrator } from "~/features/access/makes-administrator.server";
import { answerRoles } from "~/features/access/person/answer-roles.server";
import { RightsPage } from "~/features/access/person/rights-page";
import type { RoleAnswer } from "~/features/access/person/role-form";
import { showRights } from "~/features/access/person/show-rights.server";
import type { PageHandle } from "~/features/shell/document-title";
import { requireFresh } from "~/http/fresh";
import { notFound, requirePermission, viewer } from "~/http/viewer";

export const handle: PageHandle = { title: "card.role_rights" };

export const shouldRevalidate: ShouldRevalidateFunction = ({ formData, defaultShouldRevalidate }) =>
  formData?.get("intent") === "preview" ? false : defaultShouldRevalidate;

/** Roles and rights in effect of one person [MC-34]; one's own are open to everybody. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const publicId = params.publicId ?? "";
  const self = viewer(context);
  const person = publicId === self.publicId ? self : requirePermission(context, "access.explain");
  const data = isPublicId(publicId) ? await showRights(context, person, publicId) : null;
  if (data === null) throw notFound();
  return { data };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const person = requirePermission(context, "access.assign");
  const form = await request.formData();
  if (await makesAdministrator(context, person.accountId, form)) await requireFresh(context, request);
  const answer = await answerRoles(context, person, params.publicId ?? "", form);
  if (answer === null) throw notFound();
  return Response.json(answer.body, { status: answer.status });
}

export default function PersonRights() {
  const { data } = useLoaderData<typeof loader>();
  return <RightsPage data={data} answer={useActionData<typeof action>() as RoleAnswer | undefined} />;
}
