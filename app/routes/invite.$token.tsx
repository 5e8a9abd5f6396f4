import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { acceptInvitation, deadLinkStatus, openInvitation } from "~/features/invite/accept-invitation.server";
import { type AcceptAnswer, type AcceptData, AcceptPage, acceptSchema } from "~/features/invite/accept-page";
import { saidRefusal } from "~/features/session/new-password-form";
import { enter } from "~/http/enter";
import { goOn } from "~/http/go-on";
import { said } from "~/i18n/said";

/** Only looks: opening the page uses nothing up. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const opened = await openInvitation(context, params.token ?? "", context.signedIn);
  if (opened === null) {
    const status = await deadLinkStatus(context, context.client);
    return Response.json({ data: null }, { status });
  }
  const { invitation, way } = opened;
  const { email, company, name, surname } = invitation;
  const profile = way === "signed_in" ? context.signedIn?.profile : undefined;
  const data: AcceptData = {
    email,
    company,
    way,
    name: name || (profile?.name ?? ""),
    surname: surname || (profile?.surname ?? ""),
  };
  return Response.json({ data });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const here = context.signedIn;
  const opened = await openInvitation(context, token, here);
  const submission = parseWithZod(await request.formData(), { schema: acceptSchema(opened?.way ?? "new") });
  const reply = (password?: string) =>
    submission.reply({
      hideFields: ["password"],
      ...(password !== undefined && { fieldErrors: { password: [password] } }),
    });
  if (opened === null) {
    const status = await deadLinkStatus(context, context.client);
    return Response.json({ result: reply(), isDead: true }, { status });
  }
  if (opened.way === "other") return Response.json({ result: reply() }, { status: 409 });
  if (submission.status !== "success") return Response.json({ result: reply() }, { status: 400 });
  const { name, surname, password = null } = submission.value as Filled;
  const { client } = context;
  const outcome = await acceptInvitation(context, { name, surname, password, token, client, here });
  switch (outcome.kind) {
    case "dead":
      return Response.json({ result: reply(), isDead: true }, { status: 410 });
    case "not_you":
      return Response.json({ result: reply() }, { status: 409 });
    case "refused":
      return Response.json({ result: reply(saidRefusal(outcome.refusal)) }, { status: 400 });
    case "wrong_password":
      return Response.json({ result: reply(said("error.password.wrong")) }, { status: 400 });
  }
  const { signIn, isFresh } = outcome;
  const entered =
    isFresh === false && signIn.kind === "opened"
      ? await enter(context, signIn, "/", { byPassword: false })
      : await goOn(context, signIn, "/");
  return entered ?? new Response(null, { status: 303, headers: { location: "/login" } });
}

type Filled = { name: string; surname: string; password?: string };

export default function Accept() {
  const { data } = useLoaderData<typeof loader>() as { data: AcceptData | null };
  return <AcceptPage data={data} answer={useActionData<typeof action>() as AcceptAnswer | undefined} />;
}
