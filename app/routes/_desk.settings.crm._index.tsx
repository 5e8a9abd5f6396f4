import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { statusOf } from "~/features/access/refusals";
import { changeCrmAdmins } from "~/features/crm/change-crm-admins.server";
import { CrmForm } from "~/features/crm/crm-form";
import { type CrmAnswer, CrmPage } from "~/features/crm/crm-page";
import { readCrm } from "~/features/crm/read-crm.server";
import { refreshCrm } from "~/features/crm/refresh-crm.server";
import type { PageHandle } from "~/features/shell/document-title";
import { requireFresh } from "~/http/fresh";
import { forbidden, notFound, requirePermission } from "~/http/viewer";
import type { MessageKey } from "~/i18n";

export const handle: PageHandle = { title: "nav.crm" };

export async function loader({ context }: LoaderFunctionArgs) {
  return readCrm(context, requirePermission(context, "settings.crm"));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requirePermission(context, "settings.crm");
  const parsed = CrmForm.safeParse(Object.fromEntries(await request.formData()));
  if (!parsed.success) throw Response.json({ kind: "bad_request" }, { status: 400 });
  const form = parsed.data;
  if (form.intent === "refresh") {
    const told = await refreshCrm(context, viewer.accountId, form.connection);
    if (told === null) throw notFound();
    return Response.json({ refreshed: told.syncedAt === context.now ? "now" : "external" });
  }
  const isOn = form.isOn === "yes";
  // Whoever administers the CRM is an Administrator here (security.md row 38).
  if (isOn) await requireFresh(context, request);
  const outcome = await changeCrmAdmins(
    context,
    viewer,
    form.intent === "tick" ? { tick: form.person, isOn } : { connection: form.connection, isOn },
  );
  if (outcome.ok) return Response.json({ saved: outcome.pending ? "pending" : "done" });
  if (outcome.refusal.code === "not_allowed") throw forbidden("access.assign");
  if (outcome.refusal.code === "no_such_subject") throw notFound();
  const refused: MessageKey = outcome.refusal.code === "conflict" ? "error.conflict" : "crm.admins.refused";
  return Response.json({ refused }, { status: statusOf(outcome.refusal) });
}

export default function Crm() {
  const answer = useActionData<typeof action>() as CrmAnswer | undefined;
  return <CrmPage view={useLoaderData<typeof loader>()} answer={answer} />;
}
