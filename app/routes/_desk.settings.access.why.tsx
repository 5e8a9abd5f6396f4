import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { mend, mendStatus } from "~/features/access/why/mend.server";
import { showWhy } from "~/features/access/why/show-why.server";
import { WhyForm } from "~/features/access/why/why-form";
import { type WhyAnswer, WhyPage } from "~/features/access/why/why-page";
import { readWhyQuery } from "~/features/access/why/why-query";
import type { PageHandle } from "~/features/shell/document-title";
import { requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "nav.why" };

/** Why can somebody not sign in, not see a channel, or see too much; with the button that mends it [MC-74…80, MC-84…86]. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const asker = requirePermission(context, "access.explain");
  return { data: await showWhy(context, asker, readWhyQuery(new URL(request.url).searchParams)) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const asker = requirePermission(context, "access.explain");
  const form = WhyForm.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) throw Response.json({ kind: "bad_request" }, { status: 400 });
  const outcome = await mend(context, asker, form.data, context.client);
  if (outcome.ok) return Response.json({ done: outcome.done });
  return Response.json({ refusal: outcome.refusal }, { status: mendStatus(outcome.refusal) });
}

export default function Why() {
  const { data } = useLoaderData<typeof loader>();
  return <WhyPage data={data} answer={useActionData<typeof action>() as WhyAnswer | undefined} />;
}
