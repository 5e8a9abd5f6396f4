import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { can, PERMISSIONS } from "~/domain/access";
import { answerTokens } from "~/features/tokens/answer-tokens.server";
import { listTokens } from "~/features/tokens/list-tokens.server";
import { TokensPage } from "~/features/tokens/tokens-page";
import { requireFresh } from "~/http/fresh";
import { requirePermission } from "~/http/viewer";

/** API tokens: one's own, and with the right to service tokens everybody's (issue API; ASVS 7.2.3). */
export async function loader({ context }: LoaderFunctionArgs) {
  const person = requirePermission(context, "api.personal_token");
  return {
    tokens: await listTokens(context, person),
    mayService: can(person, "api.service_token"),
    offered: PERMISSIONS.filter((permission) => permission !== "account.close" && can(person, permission)),
    origin: context.origin,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = requirePermission(context, "api.personal_token");
  const form = await request.formData();
  if (form.get("intent") === "create") await requireFresh(context, request);
  const { status, body } = await answerTokens(context, person, form, context.client);
  return Response.json(body, { status });
}

export default function Tokens() {
  return (
    <TokensPage data={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() as never} />
  );
}
