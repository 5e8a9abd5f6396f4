import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isPublicId } from "~/domain/ids/public-id";
import type { PageHandle } from "~/features/shell/document-title";
import { actOnDeal, DealAct } from "~/features/work/deals/act-on-deal.server";
import { type CardAnswer, DealPage } from "~/features/work/deals/deal-page";
import { type DealCard, showDeal } from "~/features/work/deals/show-deal.server";
import { limitRefused, statusOf } from "~/http/limit-refused";
import { forbidden, notFound, requirePermission } from "~/http/viewer";

export const handle: PageHandle = {
  title: (data, t) => (data as { card: DealCard } | undefined)?.card.deal.name ?? t("nav.deals"),
};

/** A deal's card; out of one's scope the same answer as for no deal at all [AM-08]. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const viewer = requirePermission(context, "deals.view");
  const publicId = params.dealId ?? "";
  const card = isPublicId(publicId) ? await showDeal(context, viewer, publicId) : null;
  if (card === null) throw notFound();
  if (!card.ok) throw limitRefused(card);
  return { card };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requirePermission(context, "deals.view");
  const publicId = params.dealId ?? "";
  const asked = DealAct.safeParse(Object.fromEntries(await request.formData()));
  if (!asked.success) return Response.json({ kind: "bad_request" }, { status: 400 });
  const outcome = await actOnDeal(context, viewer, publicId, asked.data);
  if (outcome.ok) {
    if (asked.data.intent === "delete") return redirect(`/deals?deleted=${publicId}`);
    if (asked.data.intent === "restore") return redirect(`/deals/${publicId}`);
    return Response.json({ ok: true });
  }
  if (outcome.refusal === "not_found") throw notFound();
  if (outcome.refusal === "forbidden")
    throw forbidden(asked.data.intent === "move" ? "deals.edit" : "deals.delete");
  return Response.json(outcome, { status: statusOf(outcome.refusal) });
}

export default function Deal() {
  const answer = useActionData<typeof action>() as CardAnswer | undefined;
  return <DealPage {...useLoaderData<typeof loader>()} answer={answer} />;
}
