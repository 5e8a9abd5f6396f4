import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirectDocument } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { saidRefusal } from "~/features/session/new-password-form";
import { setUpCompany } from "~/features/session/set-up-company.server";
import { SetUpForm } from "~/features/session/setup-form";
import { hasOnlyDemo, isSetUpOpen, makeSetUpToken } from "~/features/session/setup-link.server";
import { SetUpPage } from "~/features/session/setup-page";
import { signOut } from "~/features/session/sign-out.server";
import { enter } from "~/http/enter";
import { timeZoneOf } from "~/http/language";
import { said } from "~/i18n/said";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const token = new URL(request.url).searchParams.get("token") ?? "";
  const isOpen = await isSetUpOpen(context, token);
  const facts = { token, timeZone: timeZoneOf(request, context), fromDemo: context.signedIn !== null };
  if (isOpen) return { ...facts, state: "open" };
  const state = context.isDemoMode && !(await hasOnlyDemo(context)) ? "done" : "dead";
  return Response.json({ ...facts, state }, { status: 410 });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  if (form.get("intent") === "own") return leaveDemo(context);
  const submission = parseWithZod(form, { schema: SetUpForm });
  const say = (fieldErrors: Record<string, string[]>, status: number, state = "open") =>
    Response.json({ state, result: submission.reply({ fieldErrors, hideFields: ["password"] }) }, { status });
  if (submission.status !== "success") return say({}, 400);
  const outcome = await setUpCompany(context, submission.value, context.client);
  switch (outcome.kind) {
    case "opened":
      if (context.signedIn !== null) await signOut(context, context.signedIn);
      return enter(context, outcome, "/");
    case "weak":
      return say({ password: [saidRefusal(outcome.refusal)] }, 400);
    case "taken":
      return say({ email: [said("error.email_taken", { email: submission.value.email })] }, 409);
    case "busy":
      return say({ password: [said("error.busy", { n: outcome.retryAfterSeconds })] }, 503);
    case "dead":
      return say({}, 410, "dead");
    default:
      return redirectDocument("/login");
  }
}

/** "Create your own company": on this machine only, while there is none but the demo. */
async function leaveDemo(context: ActionFunctionArgs["context"]) {
  if (!context.isDemoMode || !(await hasOnlyDemo(context))) return redirectDocument("/setup");
  return redirectDocument(`/setup?token=${await makeSetUpToken(context)}`);
}

export default function SetUp() {
  return (
    <SetUpPage
      data={useLoaderData<typeof loader>() as never}
      answer={useActionData<typeof action>() as never}
    />
  );
}
