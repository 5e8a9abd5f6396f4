import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { refused } from "~/domain/session/refused";
import { gateMessage } from "~/features/session/gate-message.server";
import { LoginForm } from "~/features/session/login-form";
import { LoginPage } from "~/features/session/login-page";
import { signIn } from "~/features/session/sign-in.server";
import { enter } from "~/http/enter";
import { safePath } from "~/http/safe-path";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const next = safePath(new URL(request.url).searchParams.get("next"));
  if (context.signedIn !== null) throw redirect(next);
  const { verdict } = context;
  const message =
    verdict === null || verdict.ok
      ? null
      : await gateMessage(context, verdict, { accountId: null, ip: context.client.address });
  return { next, message, isDemo: context.isDemoMode };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const submission = parseWithZod(form, { schema: LoginForm });
  const shown = { result: submission.reply({ hideFields: ["password"] }), message: null };
  if (submission.status !== "success") return Response.json(shown, { status: 400 });
  const { email, password, next } = submission.value;
  const outcome = await signIn(context, { email, password, client: context.client });
  switch (outcome.kind) {
    case "opened":
      return enter(context, outcome, safePath(next));
    case "choose":
    case "must_change":
      return Response.json(shown, { status: 400 });
    case "busy":
      return Response.json(
        { ...shown, message: await gateMessage(context, refused("down"), { accountId: null, ip: null }) },
        { status: 503, headers: { "retry-after": String(outcome.retryAfterSeconds) } },
      );
    default: {
      const refusal = outcome.refusal ?? refused(outcome.reason);
      const accountId = "account" in outcome ? outcome.account.accountId : null;
      const message = await gateMessage(context, refusal, {
        accountId,
        ip: context.client.address,
        retryAt: outcome.retryAt,
      });
      return Response.json({ ...shown, message }, { status: outcome.reason === "rate_limited" ? 429 : 401 });
    }
  }
}

export default function Login() {
  return <LoginPage data={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() as never} />;
}
