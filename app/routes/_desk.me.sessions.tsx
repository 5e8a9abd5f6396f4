import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SessionsPage } from "~/features/me/sessions-page";
import { endOwnSessions } from "~/features/session/end-own-sessions.server";
import { listOwnSessions } from "~/features/session/list-own-sessions.server";
import { requirePermission } from "~/http/viewer";

export async function loader({ context }: LoaderFunctionArgs) {
  const person = requirePermission(context, "self.sessions");
  return { sessions: await listOwnSessions(context, person), cap: person.settings.sessionCap };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = requirePermission(context, "self.sessions");
  const form = await request.formData();
  const sessionId = form.get("session");
  if (form.get("intent") === "others")
    return { ended: await endOwnSessions(context, person, "others", context.client) };
  if (form.get("intent") === "one" && typeof sessionId === "string" && sessionId !== "")
    return { ended: await endOwnSessions(context, person, { sessionId }, context.client) };
  throw new Response(null, { status: 400 });
}

export default function Sessions() {
  return <SessionsPage data={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
