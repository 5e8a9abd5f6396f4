import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useLetIn as letInByLink, peekLetIn } from "~/features/network/let-in.server";
import { LetInPage } from "~/features/network/let-in-page";

const LONGEST_TOKEN = 64;
const read = (token: unknown) => (typeof token === "string" ? token.slice(0, LONGEST_TOKEN) : "");

/** Opening the link changes nothing: mail programs open links too. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const token = read(new URL(request.url).searchParams.get("token"));
  const ip = await peekLetIn(context, token);
  return Response.json({ token, ip }, { status: ip === null ? 410 : 200 });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const outcome = await letInByLink(context, read((await request.formData()).get("token")));
  return Response.json(outcome, { status: outcome.ok ? 200 : 410 });
}

export default function LetIn() {
  const data = useLoaderData<typeof loader>() as { token: string; ip: string | null };
  return <LetInPage data={data} answer={useActionData<typeof action>() as never} />;
}
