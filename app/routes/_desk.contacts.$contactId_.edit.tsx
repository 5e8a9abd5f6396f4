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

export const handle: PageHandle = { title: "contacts.edit" };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const viewer = requirePermission(context, "contacts.edit");
  const publicId = params.contactId ?? "";
  const form = isPublicId(publicId) ? await openPartyEdit(context, viewer, "contact", publicId) : null;
  if (form === null) throw notFound();
  if (!form.ok) throw form.refusal === "not_found" ? notFound() : forbidden("contacts.edit");
  return form;
}

/** An edit [MC-22]; what somebody else has changed meanwhile comes back as a question. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requirePermission(context, "contacts.edit");
  const answer = await answerParty(
    context,
    viewer,
    "contact",
    params.contactId ?? "",
    await request.formData(),
  );
  if ("to" in answer) return redirect(answer.to);
  if ("status" in answer) return Response.json(answer.body, { status: answer.status });
  const { refusal } = answer.refused;
  if (refusal === "not_found") throw notFound();
  if (refusal === "forbidden") throw forbidden("contacts.edit");
  return Response.json(answer.refused, { status: statusOf(refusal) });
}

export default function EditContact() {
  const answer = useActionData<typeof action>() as DealAnswer | undefined;
  return <PartyFormPage {...useLoaderData<typeof loader>()} answer={answer} />;
}
