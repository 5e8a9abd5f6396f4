import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { closeCompany } from "~/features/closing/close-company.server";
import { ClosingForm } from "~/features/closing/closing-form";
import { ClosingPage } from "~/features/closing/closing-page";
import { keepCompany } from "~/features/closing/keep-company.server";
import { type ShownClosing, showClosing } from "~/features/closing/show-closing.server";
import { makeCopy } from "~/features/copies/make-copy.server";
import type { PageHandle } from "~/features/shell/document-title";
import { requireFresh } from "~/http/fresh";
import { requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "closing.title" };

const HERE = "/settings/company/close";
const SAID = {
  not_owner: "error.conflict",
  not_typed: "closing.not_typed",
  no_copy: "closing.copy_first",
  closing: "closing.already",
  not_closing: "closing.not_closing",
  conflict: "error.conflict",
} as const;

export async function loader({ context }: LoaderFunctionArgs) {
  return showClosing(context, requirePermission(context, "account.close"));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const owner = requirePermission(context, "account.close");
  const form = ClosingForm.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) return Response.json({ refusal: "error.form" }, { status: 400 });
  const wanted = form.data;
  if (wanted.intent === "keep") return answer(await keepCompany(context, owner), "/");
  const { sessionId } = await requireFresh(context, request);
  if (wanted.intent === "close") return answer(await closeCompany(context, owner, wanted.typed), HERE);
  const copy = await makeCopy(context, owner, { client: context.client, sessionId });
  return copy === null ? refused("conflict", 409) : redirect(HERE);
}

type Outcome = { ok: true } | { ok: false; refusal: keyof typeof SAID };

const answer = (outcome: Outcome, next: string) =>
  outcome.ok ? redirect(next) : refused(outcome.refusal, outcome.refusal === "not_typed" ? 400 : 409);

const refused = (refusal: keyof typeof SAID, status: number) =>
  Response.json({ refusal: SAID[refusal] }, { status });

export default function CloseCompany() {
  const answered = useActionData<typeof action>() as { refusal?: never } | undefined;
  return (
    <ClosingPage data={useLoaderData<typeof loader>() as ShownClosing} refusal={answered?.refusal ?? null} />
  );
}
