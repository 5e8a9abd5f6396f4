import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { refused } from "~/domain/session/refused";
import { DeadLinkPage } from "~/features/session/dead-link-page";
import { gateMessage } from "~/features/session/gate-message.server";
import { NewPasswordForm, saidRefusal } from "~/features/session/new-password-form";
import { NewPasswordPage } from "~/features/session/new-password-page";
import { resetByLink, visitResetLink } from "~/features/session/reset-by-link.server";
import { sayRefusal } from "~/features/session/sign-in-refusal.server";
import { goOn } from "~/http/go-on";
import { useT } from "~/i18n/react";
import { said } from "~/i18n/said";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { client } = context;
  const link = await visitResetLink(context, params.token ?? "", client);
  if (link.kind === "open") return { email: link.identity.email, message: null };
  const reason = link.kind === "dead" ? "expired_link" : "rate_limited";
  const retryAt = link.kind === "throttled" ? link.retryAt : undefined;
  const message = await gateMessage(context, refused(reason), { ip: client.address, retryAt });
  return Response.json({ email: "", message }, { status: link.kind === "dead" ? 410 : 429 });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { client } = context;
  const submission = parseWithZod(await request.formData(), { schema: NewPasswordForm });
  const reply = (errors?: string[]) =>
    submission.reply({ hideFields: ["password"], ...(errors && { fieldErrors: { password: errors } }) });
  const answer = { result: reply(), message: null };
  if (submission.status !== "success") return Response.json(answer, { status: 400 });
  const { password } = submission.value;
  const outcome = await resetByLink(context, { token: params.token ?? "", password, client });
  switch (outcome.kind) {
    case "refused":
      return Response.json({ ...answer, result: reply([saidRefusal(outcome.refusal)]) }, { status: 400 });
    case "busy": {
      const result = reply([said("error.busy", { n: outcome.retryAfterSeconds })]);
      const headers = { "retry-after": String(outcome.retryAfterSeconds) };
      return Response.json({ ...answer, result }, { status: 503, headers });
    }
    case "dead":
    case "throttled": {
      const reason = outcome.kind === "dead" ? "expired_link" : "rate_limited";
      const retryAt = outcome.kind === "throttled" ? outcome.retryAt : undefined;
      const message = await gateMessage(context, refused(reason), { ip: client.address, retryAt });
      return Response.json({ ...answer, message }, { status: outcome.kind === "dead" ? 410 : 429 });
    }
    default: {
      const { signIn } = outcome;
      const response = await goOn(context, signIn, "/");
      if (response !== null) return response;
      const { message } = await sayRefusal(context, signIn as never, client.address);
      return { ...answer, message, done: true };
    }
  }
}

export default function NewPassword() {
  const t = useT();
  const { email, message } = useLoaderData<typeof loader>() as { email: string; message: never };
  const answer = useActionData<typeof action>() as
    | (Parameters<typeof NewPasswordPage>[0]["answer"] & { done?: true })
    | undefined;
  if (answer?.done) return <DeadLinkPage message={answer.message} title={t("reset.done")} />;
  if (message !== null && answer === undefined)
    return <DeadLinkPage message={message} title={t("reset.title")} />;
  const title = t("reset.new.title");
  return (
    <NewPasswordPage title={title} lead={t("reset.new.lead", { email })} email={email} answer={answer} />
  );
}
