import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/features/shell/document-title";
import { changeFields } from "~/features/work/settings/change-fields.server";
import { FieldsPage } from "~/features/work/settings/fields-page";
import { FieldAct } from "~/features/work/settings/settings-form";
import { showFields } from "~/features/work/settings/show-settings.server";
import { requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "fields.title" };

export async function loader({ context }: LoaderFunctionArgs) {
  const { accountId } = requirePermission(context, "settings.crm");
  return showFields(context, accountId);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = requirePermission(context, "settings.crm");
  const asked = FieldAct.safeParse(Object.fromEntries(await request.formData()));
  if (!asked.success) return Response.json({ refusal: "form" }, { status: 400 });
  const outcome = await changeFields(context, person, asked.data);
  return outcome.ok ? Response.json({ saved: true }) : Response.json(outcome, { status: 409 });
}

export default function CustomFields() {
  return <FieldsPage {...useLoaderData<typeof loader>()} />;
}
