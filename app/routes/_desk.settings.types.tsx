import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listTypes } from "~/features/authzen/list-types.server";
import { answerType, type TypeAnswer } from "~/features/authzen/page/answer-type.server";
import { TypesPage } from "~/features/authzen/page/types-page";
import type { PageHandle } from "~/features/shell/document-title";
import { requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "foreign.title" };

/** Types of things of other applications, about which these ask at `/access/v1` (issue API, AuthZEN). */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { accountId } = requirePermission(context, "api.service_token");
  return {
    types: await listTypes(context, accountId),
    chosen: new URL(request.url).searchParams.get("type"),
    origin: context.origin,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = requirePermission(context, "api.service_token");
  const { status, body } = await answerType(context, person, await request.formData());
  return Response.json(body, { status });
}

export default function Types() {
  const answer = useActionData<typeof action>() as TypeAnswer | undefined;
  return <TypesPage {...useLoaderData<typeof loader>()} answer={answer} />;
}
