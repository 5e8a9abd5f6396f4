import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isPublicId } from "~/domain/ids/public-id";
import type { PageHandle } from "~/features/shell/document-title";
import type { DealAnswer } from "~/features/work/deals/deal-form-pages";
import { answerParty } from "~/features/work/parties/answer-party.server";
import { openPartyEdit } from "~/features/work/parties/open-party-form.server";
import { PartyFormPage } from "~/features/work/parties/party-form-pages";
import { statusOf } from "~/http/limit-refused";
import { forbidden, notFound, requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "companies.edit" };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const viewer = requirePermission(context, "companies.edit");
  const publicId = params.companyId ?? "";
  const form = isPublicId(publicId) ? await openPartyEdit(context, viewer, "company", publicId) : null;
  if (form === null) throw notFound();
  if (!form.ok) throw form.refusal === "not_found" ? notFound() : forbidden("companies.edit");
  return form;
}

/** An edit [MC-22]; what somebody else has changed meanwhile comes back as a question. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requirePermission(context, "companies.edit");
  const answer = await answerParty(
    context,
    viewer,
    "company",
    params.companyId ?? "",
    await request.formData(),
  );
  if ("to" in answer) return redirect(answer.to);
  if ("status" in answer) return Response.json(answer.body, { status: answer.status });
  const { refusal } = answer.refused;
  if (refusal === "not_found") throw notFound();
  if (refusal === "forbidden") throw forbidden("companies.edit");
  return Response.json(answer.refused, { status: statusOf(refusal) });
}

export default function EditCompany() {
  const answer = useActionData<typeof action>() as DealAnswer | undefined;
  return <PartyFormPage {...useLoaderData<typeof loader>()} answer={answer} />;
}
