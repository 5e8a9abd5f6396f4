import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirectDocument } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AgainForm, wrongPassword } from "~/features/session/again-form";
import { AgainPage } from "~/features/session/again-page";
import { confirmIdentity } from "~/features/session/confirm-identity.server";
import { addSessionCookie } from "~/http/enter";
import { freshCookie, isFresh } from "~/http/fresh";
import { safePath } from "~/http/safe-path";
import { viewer } from "~/http/viewer";
import { said } from "~/i18n/said";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { profile, settings } = viewer(context);
  const next = safePath(new URL(request.url).searchParams.get("next"));
  if (await isFresh(context, request)) throw redirectDocument(next);
  return { next, email: profile.email, company: settings.companyName };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = viewer(context);
  const submission = parseWithZod(await request.formData(), { schema: AgainForm });
  if (submission.status !== "success")
    return Response.json({ result: submission.reply({ hideFields: ["password"] }) }, { status: 400 });
  const { password, next } = submission.value;
  const { tokenHash, client, now } = context;
  const outcome = await confirmIdentity(context, { person, tokenHash: tokenHash ?? "", client, password });
  const again = (error: string, status: number, headers: HeadersInit = {}) =>
    Response.json(
      { result: submission.reply({ fieldErrors: { password: [error] }, hideFields: ["password"] }) },
      { status, headers },
    );
  switch (outcome.kind) {
    case "confirmed": {
      const headers = new Headers();
      await addSessionCookie(context, headers, outcome.renewed);
      headers.append("set-cookie", await freshCookie(context, person.sessionId));
      return redirectDocument(safePath(next), { headers });
    }
    case "ended":
      throw redirectDocument("/login");
    case "throttled":
      return again(said("gate.throttled", { n: Math.ceil((outcome.retryAt - now) / 60_000) }), 429);
    case "busy":
      return again(said("error.busy", { n: outcome.retryAfterSeconds }), 503, {
        "retry-after": String(outcome.retryAfterSeconds),
      });
    default:
      return again(wrongPassword, 401);
  }
}

export default function Again() {
  return <AgainPage data={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() as never} />;
}
