import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { acceptInvitation, openInvitation } from "~/features/invite/accept-invitation.server";
import { type AcceptAnswer, type AcceptData, AcceptPage } from "~/features/invite/accept-page";
import { AcceptForm, AcceptKnownForm } from "~/features/invite/invite-form";
import { saidRefusal } from "~/features/session/new-password-form";
import { goOn } from "~/http/go-on";
import { said } from "~/i18n/said";

/** Only looks: opening the page uses nothing up. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const opened = await openInvitation(context, params.token ?? "");
  if (opened === null) return Response.json({ data: null }, { status: 410 });
  const { invitation, identity } = opened;
  return Response.json({
    data: { email: invitation.email, company: invitation.company, isKnown: identity !== null },
  });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const opened = await openInvitation(context, token);
  const schema = opened?.identity ? AcceptKnownForm : AcceptForm;
  const submission = parseWithZod(await request.formData(), { schema });
  const reply = (password?: string) =>
    submission.reply({
      hideFields: ["password"],
      ...(password !== undefined && { fieldErrors: { password: [password] } }),
    });
  if (opened === null) return Response.json({ result: reply(), isDead: true }, { status: 410 });
  if (submission.status !== "success") return Response.json({ result: reply() }, { status: 400 });
  const outcome = await acceptInvitation(context, { ...submission.value, token, client: context.client });
  if (outcome.kind === "dead") return Response.json({ result: reply(), isDead: true }, { status: 410 });
  if (outcome.kind === "refused")
    return Response.json({ result: reply(saidRefusal(outcome.refusal)) }, { status: 400 });
  if (outcome.kind === "wrong_password")
    return Response.json({ result: reply(said("error.password.wrong")) }, { status: 400 });
  const entered = await goOn(context, outcome.signIn, "/");
  return entered ?? new Response(null, { status: 303, headers: { location: "/login" } });
}

export default function Accept() {
  const { data } = useLoaderData<typeof loader>() as { data: AcceptData };
  return <AcceptPage data={data} answer={useActionData<typeof action>() as AcceptAnswer | undefined} />;
}
