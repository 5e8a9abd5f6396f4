import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from "@remix-run/react";
import { WAYS_OF_WORKING } from "~/domain/access";
import { answerWindow } from "~/features/crm/answer-window.server";
import { readRoleWindow } from "~/features/crm/read-role-window.server";
import type { WindowAnswer } from "~/features/crm/window-answers";
import { WindowPage } from "~/features/crm/window-page";
import type { PageHandle } from "~/features/shell/document-title";
import { notFound, requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "act.choose_roles" };

/** Looking at what a Save would change leaves the window as it is. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formData, defaultShouldRevalidate }) =>
  formData?.get("intent") === "preview" ? false : defaultShouldRevalidate;

/** The window "Select roles" [WZ-05]; `?way=` opens it with the proposals of a way of working. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requirePermission(context, "settings.crm");
  const view = await readRoleWindow(context, viewer, params.connectionId ?? "");
  if (view === null) throw notFound();
  const asked = new URL(request.url).searchParams.get("way");
  return { ...view, way: WAYS_OF_WORKING.find((way) => way === asked) ?? null };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requirePermission(context, "settings.crm");
  requirePermission(context, "access.assign");
  const answer = await answerWindow(context, viewer, params.connectionId ?? "", await request.formData());
  if (answer === null) throw Response.json({ kind: "bad_request" }, { status: 400 });
  return Response.json(answer.body, { status: answer.status });
}

export default function SelectRoles() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as WindowAnswer | undefined;
  const saved = JSON.stringify(view.people.map(({ role, receives }) => [role, receives]));
  const isSaved = answer !== undefined && "saved" in answer;
  return <WindowPage key={saved} view={isSaved ? { ...view, way: null } : view} answer={answer} />;
}
