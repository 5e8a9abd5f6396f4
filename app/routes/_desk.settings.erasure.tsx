import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import * as z from "zod";
import { askErasure, erasePerson } from "~/features/erasure/erase-person.server";
import { ErasurePage } from "~/features/erasure/erasure-page";
import type { PageHandle } from "~/features/shell/document-title";
import { requireFresh } from "~/http/fresh";
import { requirePermission } from "~/http/viewer";
import { listDeparted } from "~db/queries/erasure/find";

export const handle: PageHandle = { title: "erasure.title" };

export async function loader({ context }: LoaderFunctionArgs) {
  const { accountId } = requirePermission(context, "erasure.execute");
  const people = await listDeparted(context.db(accountId), accountId);
  return { people: people.map(({ userId: _id, ...person }) => person) };
}

const person = z.string().max(64);
const ErasureForm = z.discriminatedUnion("intent", [
  z.strictObject({ intent: z.literal("erase"), person, typed: z.string().max(256) }),
  z.strictObject({ intent: z.literal("ask"), person }),
]);

const SAID = {
  not_typed: "erasure.not_typed",
  erased: "erasure.already",
  conflict: "error.conflict",
} as const;

export async function action({ request, context }: ActionFunctionArgs) {
  const acting = requirePermission(context, "erasure.execute");
  const form = ErasureForm.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) return Response.json({ refusal: "error.form" }, { status: 400 });
  if (form.data.intent === "ask") {
    await askErasure(context, acting, form.data.person);
    return redirect("/settings/erasure");
  }
  await requireFresh(context, request);
  const outcome = await erasePerson(context, acting, form.data);
  if (outcome.ok) return redirect("/settings/erasure?done=1");
  if (outcome.refusal === "not_found" || outcome.refusal === "not_allowed")
    return Response.json({ kind: "not_found" }, { status: 404 });
  return Response.json({ refusal: SAID[outcome.refusal] }, { status: 409 });
}

export default function Erasure() {
  const { people } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as { refusal?: never } | undefined;
  const [params] = useSearchParams();
  return <ErasurePage people={people} refusal={answer?.refusal ?? null} isDone={params.has("done")} />;
}
