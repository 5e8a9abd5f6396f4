import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/features/shell/document-title";
import type { DealAnswer } from "~/features/work/deals/deal-form-pages";
import { answerParty } from "~/features/work/parties/answer-party.server";
import { openNewParty } from "~/features/work/parties/open-party-form.server";
import { PartyFormPage } from "~/features/work/parties/party-form-pages";
import { statusOf } from "~/http/limit-refused";
import { requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "contacts.new" };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requirePermission(context, "contacts.create");
  return openNewParty(context, viewer, "contact", new URL(request.url).searchParams);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requirePermission(context, "contacts.create");
  const answer = await answerParty(context, viewer, "contact", null, await request.formData());
  if ("to" in answer) return redirect(answer.to);
  if ("refused" in answer) return Response.json(answer.refused, { status: statusOf(answer.refused.refusal) });
  return Response.json(answer.body, { status: answer.status });
}

export default function NewContact() {
  const answer = useActionData<typeof action>() as DealAnswer | undefined;
  return <PartyFormPage {...useLoaderData<typeof loader>()} answer={answer} />;
}
