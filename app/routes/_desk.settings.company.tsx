import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { can } from "~/domain/access";
import { CompanyForm } from "~/features/company/company-form";
import { type CompanyAnswer, CompanyPage } from "~/features/company/company-page";
import { readCompany } from "~/features/company/read-company.server";
import { setFallback } from "~/features/company/set-fallback.server";
import { updateCompany } from "~/features/company/update-company.server";
import { readIntegrator, setIntegrator } from "~/features/integrator/set-integrator.server";
import { saveSeatCap } from "~/features/newcomers/save-seat-cap.server";
import type { PageHandle } from "~/features/shell/document-title";
import { requirePermission } from "~/http/viewer";
import { readFallback } from "~db/queries/conversations/fallback";
import { readSeats } from "~db/queries/seats";

export const handle: PageHandle = { title: "nav.company" };

export async function loader({ context }: LoaderFunctionArgs) {
  const person = requirePermission(context, "settings.company");
  const { accountId } = person;
  const [company, fallback, seats, integrator] = await Promise.all([
    readCompany(context, accountId),
    readFallback(context.db(accountId), accountId),
    can(person, "settings.security") ? readSeats(context.db(accountId), accountId) : null,
    can(person, "settings.integrator_code") ? readIntegrator(context, accountId) : null,
  ]);
  const {
    departmentId: _id,
    departmentName: department,
    showsPage: _shows,
    noticeVersion: _version,
    ...shown
  } = company;
  return {
    company: { ...shown, department },
    fallback: fallback && { id: fallback.publicId, name: fallback.name },
    seats,
    integrator,
    isOwner: can(person, "account.close"),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const intent = form.get("intent");
  if (intent === "integrator") return changeIntegrator(context, String(form.get("code") ?? ""));
  if (intent === "seats") return changeSeats(context, String(form.get("cap") ?? "").trim());
  if (intent === "fallback") return changeFallback(context, String(form.get("person") ?? ""));
  const person = requirePermission(context, "settings.company");
  const submission = parseWithZod(form, { schema: CompanyForm });
  if (submission.status !== "success") return Response.json({ result: submission.reply() }, { status: 400 });
  const outcome = await updateCompany(context, person, { actor: person.actor, form: submission.value });
  if (outcome.lost) return Response.json({ result: submission.reply(), conflict: true }, { status: 409 });
  return Response.json({ saved: outcome.pending ? "pending" : "done" });
}

type Context = ActionFunctionArgs["context"];

async function changeIntegrator(context: Context, typed: string) {
  const person = requirePermission(context, "settings.integrator_code");
  const outcome = await setIntegrator(context, person, typed.slice(0, 100));
  if (outcome.ok) return Response.json({ integrator: { saved: true } });
  const { problem } = outcome;
  const status = problem === "conflict" ? 409 : problem === "above_you" ? 403 : 400;
  return Response.json({ integrator: { saved: false, problem, typed: typed.slice(0, 100) } }, { status });
}

async function changeFallback(context: Context, publicId: string) {
  const person = requirePermission(context, "settings.company");
  const outcome = await setFallback(context, person, publicId === "" ? null : publicId);
  if (outcome.ok) return Response.json({ fallback: { saved: true } });
  return Response.json({ fallback: { saved: false, refusal: outcome.refusal } }, { status: 409 });
}

async function changeSeats(context: Context, typed: string) {
  const person = requirePermission(context, "settings.security");
  const cap = typed === "" ? null : Number(typed);
  if (cap !== null && !(Number.isInteger(cap) && cap >= 1 && cap <= 100_000))
    return Response.json({ seatsSaved: false }, { status: 400 });
  const saved = await saveSeatCap(context, person, cap);
  return Response.json({ seatsSaved: saved }, { status: saved ? 200 : 409 });
}

export default function CompanySettings() {
  const answer = useActionData<typeof action>() as CompanyAnswer | undefined;
  return <CompanyPage {...useLoaderData<typeof loader>()} answer={answer} />;
}
