import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { WAYS_OF_WORKING } from "~/domain/access";
import { statusOf } from "~/features/access/refusals";
import { readRoleWindow } from "~/features/crm/read-role-window.server";
import { saveRoles } from "~/features/crm/save-roles.server";
import { SelectRolesForm } from "~/features/crm/select-roles-form";
import type { WindowAnswer } from "~/features/crm/window-answers";
import { WindowPage } from "~/features/crm/window-page";
import type { PageHandle } from "~/features/shell/document-title";
import { notFound, requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "act.choose_roles" };

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
  const form = SelectRolesForm.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) throw Response.json({ kind: "bad_request" }, { status: 400 });
  const outcome = await saveRoles(context, viewer, {
    connection: params.connectionId ?? "",
    changes: form.data.changes,
  });
  if (!outcome.ok) {
    const { refusal } = outcome;
    const status = refusal.code === "administrator_sees_all" ? 400 : statusOf(refusal);
    return Response.json({ refusal }, { status });
  }
  const { pending, changed, nobody } = outcome;
  return Response.json({ saved: pending ? "pending" : "done", changed, nobody });
}

export default function SelectRoles() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as WindowAnswer | undefined;
  const saved = JSON.stringify(view.people.map(({ role, receives }) => [role, receives]));
  const isSaved = answer !== undefined && "saved" in answer;
  return <WindowPage key={saved} view={isSaved ? { ...view, way: null } : view} answer={answer} />;
}
