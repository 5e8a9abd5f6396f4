import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isPublicId } from "~/domain/ids/public-id";
import type { PageHandle } from "~/features/shell/document-title";
import { answerDealEdit } from "~/features/work/deals/answer-deal.server";
import { type DealAnswer, EditDealPage } from "~/features/work/deals/deal-form-pages";
import { openDealEdit } from "~/features/work/deals/open-deal-form.server";
import { statusOf } from "~/http/limit-refused";
import { forbidden, notFound, requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "deals.edit" };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const viewer = requirePermission(context, "deals.edit");
  const publicId = params.dealId ?? "";
  const form = isPublicId(publicId) ? await openDealEdit(context, viewer, publicId) : null;
  if (form === null) throw notFound();
  if (!form.ok) throw form.refusal === "not_found" ? notFound() : forbidden("deals.edit");
  return form;
}

/** An edit; what somebody else has changed meanwhile comes back as a question. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requirePermission(context, "deals.edit");
  const answer = await answerDealEdit(context, viewer, params.dealId ?? "", await request.formData());
  if ("to" in answer) return redirect(answer.to);
  if ("status" in answer) return Response.json(answer.body, { status: answer.status });
  const { refusal } = answer.refused;
  if (refusal === "not_found") throw notFound();
  if (refusal === "forbidden") throw forbidden("deals.edit");
  return Response.json(answer.refused, { status: statusOf(refusal) });
}

export default function EditDeal() {
  const answer = useActionData<typeof action>() as DealAnswer | undefined;
  return <EditDealPage {...useLoaderData<typeof loader>()} answer={answer} />;
}
