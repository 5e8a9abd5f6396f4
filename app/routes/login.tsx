import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { gateMessage } from "~/features/session/gate-message.server";
import { listDemoSignIns } from "~/features/session/list-demo-sign-ins.server";
import { LoginForm } from "~/features/session/login-form";
import { LoginPage } from "~/features/session/login-page";
import { signIn } from "~/features/session/sign-in.server";
import { sayRefusal } from "~/features/session/sign-in-refusal.server";
import { askerCookie } from "~/http/asker";
import { goOn } from "~/http/go-on";
import { safePath } from "~/http/safe-path";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const next = safePath(new URL(request.url).searchParams.get("next"));
  if (context.signedIn !== null) throw redirect(next);
  const { verdict, client, cookieAccount, isDemoMode } = context;
  const facts = { accountPublicId: cookieAccount, ip: client.address };
  const message = verdict === null || verdict.ok ? null : await gateMessage(context, verdict, facts);
  return { next, message, demo: isDemoMode ? await listDemoSignIns(context) : [] };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const submission = parseWithZod(await request.formData(), { schema: LoginForm });
  const shown = { result: submission.reply({ hideFields: ["password"] }), message: null };
  if (submission.status !== "success") return Response.json(shown, { status: 400 });
  const { email, password, next } = submission.value;
  const outcome = await signIn(context, { email, password, client: context.client });
  const response = await goOn(context, outcome, safePath(next));
  if (response !== null) return response;
  const { message, status, headers } = await sayRefusal(context, outcome as never, context.client.address);
  const asker = await askerCookie(context, outcome);
  return Response.json({ ...shown, message }, { status, headers: { ...headers, ...asker } });
}

export default function Login() {
  return <LoginPage data={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() as never} />;
}
