import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/features/shell/document-title";
import { answerNewDeal } from "~/features/work/deals/answer-deal.server";
import { type DealAnswer, NewDealPage } from "~/features/work/deals/deal-form-pages";
import { openNewDeal } from "~/features/work/deals/open-deal-form.server";
import { statusOf } from "~/http/limit-refused";
import { requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "deals.new" };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requirePermission(context, "deals.create");
  return openNewDeal(context, viewer, new URL(request.url).searchParams);
}

/** A new deal [MC-21]. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requirePermission(context, "deals.create");
  const answer = await answerNewDeal(context, viewer, await request.formData());
  if ("to" in answer) return redirect(answer.to);
  if ("refused" in answer) return Response.json(answer.refused, { status: statusOf(answer.refused.refusal) });
  return Response.json(answer.body, { status: answer.status });
}

export default function NewDeal() {
  const answer = useActionData<typeof action>() as DealAnswer | undefined;
  return <NewDealPage {...useLoaderData<typeof loader>()} answer={answer} />;
}
