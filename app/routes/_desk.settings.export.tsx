import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { can } from "~/domain/access";
import { choosePeriod, makeCopy } from "~/features/copies/make-copy.server";
import { readExportForm } from "~/features/export/page/export-form";
import { ExportPage } from "~/features/export/page/export-page";
import { showExports } from "~/features/export/page/show-exports.server";
import { startExport } from "~/features/export/start-export.server";
import type { PageHandle } from "~/features/shell/document-title";
import { requireFresh } from "~/http/fresh";
import { languageOf, timeZoneOf } from "~/http/language";
import { forbidden, requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "nav.export" };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = requirePermission(context, "users.export");
  const reader = { language: languageOf(request, context), zone: timeZoneOf(request, context) };
  return showExports(context, person, reader);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = requirePermission(context, "users.export");
  const form = readExportForm(await request.formData());
  if (!form.success) return Response.json({ refusal: "error.form" }, { status: 400 });
  if (form.data.intent === "period" && can(person, "data.backup")) {
    const { period: before } =
      (await showExports(context, person, { language: "en", zone: "UTC" })).copies ?? {};
    await choosePeriod(context, person, before ?? "weekly", form.data.period);
    return redirect("/settings/export");
  }
  const { client } = context;
  const { sessionId } = await requireFresh(context, request);
  if (form.data.intent !== "export") {
    if (!can(person, "data.backup")) throw forbidden("data.backup");
    const id = await makeCopy(context, person, { client, sessionId });
    return id === null ? conflict() : redirect("/settings/export");
  }
  if (form.data.table === "log" && !can(person, "authlog.export")) throw forbidden("authlog.export");
  const asking = {
    ...person,
    client,
    sessionId,
    language: languageOf(request, context),
    zone: timeZoneOf(request, context),
  };
  return (await startExport(context, asking, form.data)) === null ? conflict() : redirect("/settings/export");
}

const conflict = () => Response.json({ refusal: "error.conflict" }, { status: 409 });

export default function Export() {
  const answer = useActionData<typeof action>() as { refusal: "error.form" | "error.conflict" } | undefined;
  return <ExportPage data={useLoaderData<typeof loader>() as never} refusal={answer?.refusal ?? null} />;
}
