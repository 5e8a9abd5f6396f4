import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/features/shell/document-title";
import { type ActRefusal, actOnToday } from "~/features/today/act-on-today.server";
import { readToday } from "~/features/today/read-today.server";
import { TodayForm } from "~/features/today/today-form";
import { TodayPage } from "~/features/today/today-page";
import { requireFresh } from "~/http/fresh";
import { forbidden, viewer } from "~/http/viewer";

export const handle: PageHandle = { title: "nav.today" };

export async function loader({ context }: LoaderFunctionArgs) {
  const person = viewer(context);
  return { today: await readToday(context, person), name: person.profile.name };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = viewer(context);
  const form = TodayForm.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) throw Response.json({ kind: "bad_request" }, { status: 400 });
  // An entry of the allowlist needs the password of a moment ago (security.md row 38).
  const letsIn = form.data.intent === "answer_request" && form.data.answer !== "ignore";
  if (letsIn) await requireFresh(context, request);
  const outcome = await actOnToday(context, person, form.data);
  if (outcome.ok) return Response.json({ pending: outcome.pending });
  if (outcome.refusal === "forbidden") throw forbidden(outcome.permission);
  return Response.json({ refusal: outcome.refusal }, { status: outcome.refusal === "not_found" ? 404 : 409 });
}

export default function StartPage() {
  const answer = useActionData<typeof action>() as { refusal?: ActRefusal } | undefined;
  const { today, name } = useLoaderData<typeof loader>();
  return <TodayPage today={today} name={name} refusal={answer?.refusal ?? null} />;
}
