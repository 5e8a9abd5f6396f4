import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { refused } from "~/domain/session/refused";
import { recoverByMail, recoverWithCode } from "~/features/network/recover.server";
import { RecoverForm } from "~/features/network/recover-form";
import { type RecoverAnswer, RecoverPage } from "~/features/network/recover-page";
import { gateMessage } from "~/features/session/gate-message.server";
import { said } from "~/i18n/said";

export const loader = ({ context }: LoaderFunctionArgs) => ({
  ip: context.client.address,
  isDemo: context.isDemoMode,
});

export async function action({ request, context }: ActionFunctionArgs) {
  const submission = parseWithZod(await request.formData(), { schema: RecoverForm });
  const hideFields = ["password" as const];
  const shown: RecoverAnswer = { result: submission.reply({ hideFields }), message: null, done: null };
  if (submission.status !== "success") return Response.json(shown, { status: 400 });
  const { email, password, way, code = "" } = submission.value;
  const attempt = { email, password, client: context.client };
  const outcome =
    way === "mail" ? await recoverByMail(context, attempt) : await recoverWithCode(context, attempt, code);
  switch (outcome.kind) {
    case "asked":
      return { ...shown, done: "mailed" };
    case "opened":
      return { ...shown, done: outcome.pending ? "opening" : "opened" };
    case "wrong_code": {
      const fieldErrors = { code: [said("recovery.wrong")] };
      return Response.json(
        { ...shown, result: submission.reply({ hideFields, fieldErrors }) },
        { status: 401 },
      );
    }
    case "busy": {
      const message = await gateMessage(context, refused("down"), { ip: null });
      const headers = { "retry-after": String(outcome.retryAfterSeconds) };
      return Response.json({ ...shown, message }, { status: 503, headers });
    }
    default: {
      const isThrottled = outcome.kind === "throttled";
      const message = await gateMessage(context, refused(isThrottled ? "rate_limited" : "bad_credentials"), {
        ip: context.client.address,
        retryAt: isThrottled ? outcome.retryAt : undefined,
      });
      return Response.json({ ...shown, message }, { status: isThrottled ? 429 : 401 });
    }
  }
}

export default function Recover() {
  return (
    <RecoverPage data={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() as never} />
  );
}
