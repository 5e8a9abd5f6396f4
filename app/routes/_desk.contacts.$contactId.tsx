import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isPublicId } from "~/domain/ids/public-id";
import type { PageHandle } from "~/features/shell/document-title";
import type { CardAnswer } from "~/features/work/deals/deal-page";
import { actOnParty, PartyAct } from "~/features/work/parties/act-on-party.server";
import { PartyPage } from "~/features/work/parties/party-page";
import { type PartyCard, showParty } from "~/features/work/parties/show-party.server";
import { limitRefused, statusOf } from "~/http/limit-refused";
import { forbidden, notFound, requirePermission } from "~/http/viewer";

export const handle: PageHandle = {
  title: (data, t) => (data as { card: PartyCard } | undefined)?.card.party.name ?? t("nav.contacts"),
};

/** The card; out of one's scope the same answer as for none at all [AM-09]. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const viewer = requirePermission(context, "contacts.view");
  const publicId = params.contactId ?? "";
  const card = isPublicId(publicId) ? await showParty(context, viewer, "contact", publicId) : null;
  if (card === null) throw notFound();
  if (!card.ok) throw limitRefused(card);
  return { card };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requirePermission(context, "contacts.view");
  const publicId = params.contactId ?? "";
  const asked = PartyAct.safeParse(Object.fromEntries(await request.formData()));
  if (!asked.success) return Response.json({ kind: "bad_request" }, { status: 400 });
  const outcome = await actOnParty(context, viewer, "contact", publicId, asked.data);
  if (outcome.ok) {
    if (asked.data.intent === "delete") return redirect(`/contacts?deleted=${publicId}`);
    if (asked.data.intent === "restore") return redirect(`/contacts/${publicId}`);
    return Response.json({ ok: true });
  }
  if (outcome.refusal === "not_found") throw notFound();
  if (outcome.refusal === "forbidden") throw forbidden("contacts.delete");
  return Response.json(outcome, { status: statusOf(outcome.refusal) });
}

export default function Contact() {
  const answer = useActionData<typeof action>() as CardAnswer | undefined;
  return <PartyPage kind="contact" {...useLoaderData<typeof loader>()} answer={answer} />;
}
