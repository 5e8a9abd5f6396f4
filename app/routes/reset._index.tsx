import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { refused } from "~/domain/session/refused";
import { minutes } from "~/domain/time/durations";
import { gateMessage } from "~/features/session/gate-message.server";
import { requestReset } from "~/features/session/request-reset.server";
import { ResetForm } from "~/features/session/reset-form";
import { RESET_LINK_MS } from "~/features/session/reset-link.server";
import { type ResetAnswer, ResetPage } from "~/features/session/reset-page";

export const loader = ({ context }: LoaderFunctionArgs) => ({
  minutes: RESET_LINK_MS / minutes(1),
  isDemo: context.isDemoMode,
});

export async function action({ request, context }: ActionFunctionArgs) {
  const submission = parseWithZod(await request.formData(), { schema: ResetForm });
  const shown: ResetAnswer = { result: submission.reply(), message: null, asked: null };
  if (submission.status !== "success") return Response.json(shown, { status: 400 });
  const { email } = submission.value;
  const outcome = await requestReset(context, { email, client: context.client });
  if (outcome.kind === "asked") return { ...shown, asked: email };
  const ip = context.client.address;
  const message = await gateMessage(context, refused("rate_limited"), { ip, retryAt: outcome.retryAt });
  return Response.json({ ...shown, message }, { status: 429 });
}

export default function Reset() {
  return <ResetPage data={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() as never} />;
}
