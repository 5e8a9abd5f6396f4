import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirectDocument } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { makeIntegratorCode } from "~/features/integrator/make-code.server";
import { ChangePasswordForm } from "~/features/me/password-form";
import { ProfileForm } from "~/features/me/profile-form";
import { ProfilePage } from "~/features/me/profile-page";
import { updateProfile } from "~/features/me/update-profile.server";
import { changePassword } from "~/features/session/change-password.server";
import { saidRefusal } from "~/features/session/new-password-form";
import { writePlainCookie } from "~/http/cookies";
import { addSessionCookie } from "~/http/enter";
import { freshCookie } from "~/http/fresh";
import { requirePermission } from "~/http/viewer";
import { isLanguage } from "~/i18n";
import { said } from "~/i18n/said";
import { listMemberships } from "~db/queries/directory";
import { findIdentityOf } from "~db/queries/identities";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = requirePermission(context, "self.profile");
  const { email, name, surname, language, timeZone } = person.profile;
  const { settings } = person;
  const identity = await findIdentityOf(context.directory, person);
  const companies = identity === null ? [] : await listMemberships(context.directory, identity.id);
  const company = {
    language: isLanguage(settings.language) ? settings.language : ("en" as const),
    timeZone: settings.timeZone,
  };
  return {
    email,
    name,
    surname,
    language,
    timeZone,
    company,
    companies: companies.length,
    integratorCode: identity?.integratorCode ?? null,
    done: doneIn(request),
  };
}

/** What was done before this page was loaded anew. */
function doneIn(request: Request): "password" | "profile" | null {
  const done = new URL(request.url).searchParams.get("done");
  return done === "password" || done === "profile" ? done : null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  if (form.get("intent") === "integrator_code") return makeOwnCode(context);
  return form.get("intent") === "password" ? changeOwnPassword(context, form) : changeProfile(context, form);
}

async function makeOwnCode(context: Context) {
  const identity = await findIdentityOf(context.directory, requirePermission(context, "self.profile"));
  if (identity !== null) await makeIntegratorCode(context, identity);
  return redirectDocument("/me");
}

type Context = ActionFunctionArgs["context"];

async function changeProfile(context: Context, form: FormData) {
  const person = requirePermission(context, "self.profile");
  const submission = parseWithZod(form, { schema: ProfileForm });
  const answer = { intent: "profile", result: submission.reply() };
  if (submission.status !== "success") return Response.json(answer, { status: 400 });
  const { intent: _, ...wanted } = submission.value;
  const { language = null, timeZone = null } = wanted;
  const outcome = await updateProfile(context, person, { ...wanted, language, timeZone });
  if (outcome.lost) {
    const result = submission.reply({ formErrors: [said("error.conflict")] });
    return Response.json({ ...answer, result }, { status: 409 });
  }
  const headers = new Headers();
  if (language !== null) headers.append("set-cookie", writePlainCookie("language", language));
  // A whole document: words and times everywhere follow the profile.
  return redirectDocument("/me?done=profile", { headers });
}

async function changeOwnPassword(context: Context, form: FormData) {
  const person = requirePermission(context, "self.profile");
  const submission = parseWithZod(form, { schema: ChangePasswordForm });
  const say = (status: number, fieldErrors: Record<string, string[]> = {}) => {
    const result = submission.reply({ fieldErrors, hideFields: ["current", "password"] });
    return Response.json({ intent: "password", result }, { status });
  };
  if (submission.status !== "success") return say(400);
  const { tokenHash, client, now } = context;
  const outcome = await changePassword(context, {
    ...submission.value,
    person,
    tokenHash: tokenHash ?? "",
    client,
  });
  switch (outcome.kind) {
    case "changed": {
      const headers = new Headers();
      if (outcome.renewed !== null) await addSessionCookie(context, headers, outcome.renewed);
      headers.append("set-cookie", await freshCookie(context, person.sessionId));
      return redirectDocument("/me?done=password", { headers });
    }
    case "refused":
      return say(400, { password: [saidRefusal(outcome.refusal)] });
    case "lost":
      return say(409, { password: [said("error.conflict")] });
    case "throttled":
      return say(429, {
        current: [said("gate.throttled", { n: Math.ceil((outcome.retryAt - now) / 60_000) })],
      });
    case "busy":
      return say(503, { current: [said("error.busy", { n: outcome.retryAfterSeconds })] });
    default:
      return say(401, { current: [said("error.password.wrong")] });
  }
}

export default function Profile() {
  return (
    <ProfilePage data={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() as never} />
  );
}
