import { type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { AuditLogPage, OneAuditEntryPage } from "~/features/audit/page/audit-page";
import { readAuditSearch } from "~/features/audit/page/search";
import { showAudit, showEvent } from "~/features/audit/page/show-audit.server";
import { tidy } from "~/features/log/search";
import type { PageHandle } from "~/features/shell/document-title";
import { timeZoneOf } from "~/http/language";
import { notFound, requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "nav.audit" };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { accountId, userId } = requirePermission(context, "audit.view");
  const params = new URL(request.url).searchParams;
  const row = params.get("row");
  if (row !== null) {
    const line = await showEvent(context, accountId, row);
    if (line === null) throw notFound();
    return { kind: "one" as const, line };
  }
  const tidied = tidy(params);
  if (tidied !== null) throw redirect(`/settings/audit${tidied === "?" ? "" : tidied}`);
  const search = readAuditSearch(params);
  const asked = { search, before: params.get("before"), after: params.get("after") };
  const reader = { accountId, userId, zone: timeZoneOf(request, context) };
  return { kind: "page" as const, search, ...(await showAudit(context, reader, asked)) };
}

export default function AuditLog() {
  const data = useLoaderData<typeof loader>();
  return data.kind === "one" ? <OneAuditEntryPage line={data.line} /> : <AuditLogPage data={data} />;
}
