import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeTemporaryPassword } from "~/features/session/change-temporary-password.server";
import { NewPasswordForm, saidRefusal } from "~/features/session/new-password-form";
import { NewPasswordPage } from "~/features/session/new-password-page";
import { sayRefusal } from "~/features/session/sign-in-refusal.server";
import { findTicketHolder } from "~/features/session/ticket-holder.server";
import { goOn } from "~/http/go-on";
import { safePath } from "~/http/safe-path";
import { clearTicket, readTicket } from "~/http/ticket";
import { useT } from "~/i18n/react";
import { said } from "~/i18n/said";

/** The person whose right but temporary password was shown a moment ago. */
async function holder({ request, context }: Pick<LoaderFunctionArgs, "request" | "context">) {
  const subject = await readTicket(context.cookieKeys, "change", request.headers.get("cookie"), context.now);
  const identity = await findTicketHolder(context, subject);
  if (identity?.mustChange) return identity;
  throw redirect("/login", { headers: { "set-cookie": clearTicket("change") } });
}

export async function loader(args: LoaderFunctionArgs) {
  const { email } = await holder(args);
  return { email, next: safePath(new URL(args.request.url).searchParams.get("next")) };
}

export async function action(args: ActionFunctionArgs) {
  const { request, context } = args;
  const identity = await holder(args);
  const submission = parseWithZod(await request.formData(), { schema: NewPasswordForm });
  const reply = (errors?: string[]) =>
    submission.reply({ hideFields: ["password"], ...(errors && { fieldErrors: { password: errors } }) });
  if (submission.status !== "success")
    return Response.json({ result: reply(), message: null }, { status: 400 });
  const { password, next } = submission.value;
  const outcome = await changeTemporaryPassword(context, { identity, password, client: context.client });
  switch (outcome.kind) {
    case "refused":
      return Response.json({ result: reply([saidRefusal(outcome.refusal)]), message: null }, { status: 400 });
    case "lost":
      throw redirect("/login", { headers: { "set-cookie": clearTicket("change") } });
    case "busy": {
      const result = reply([said("error.busy", { n: outcome.retryAfterSeconds })]);
      const headers = { "retry-after": String(outcome.retryAfterSeconds) };
      return Response.json({ result, message: null }, { status: 503, headers });
    }
    default: {
      const response = await goOn(context, outcome.signIn, safePath(next));
      if (response !== null) return response;
      const { message, status } = await sayRefusal(context, outcome.signIn as never, context.client.address);
      return Response.json({ result: reply(), message }, { status });
    }
  }
}

export default function TemporaryPassword() {
  const t = useT();
  const { email, next } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as never;
  return (
    <NewPasswordPage
      title={t("password.temporary.title")}
      lead={t("password.temporary.lead")}
      {...{ email, next, answer }}
    />
  );
}
