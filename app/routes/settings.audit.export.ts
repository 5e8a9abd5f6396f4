import { type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { countAudit, exportAudit } from "~/features/audit/page/export-audit.server";
import { readAuditSearch } from "~/features/audit/page/search";
import { FILE_TYPES, fileResponse } from "~/features/export/file-response.server";
import { lookAtExport } from "~/features/export/look-at-export.server";
import { EXPORT_FORMATS } from "~/features/log/export-log.server";
import { localTime } from "~/features/log/local-time.server";
import { isFresh } from "~/http/fresh";
import { languageOf, timeZoneOf } from "~/http/language";
import { limitRefused } from "~/http/limit-refused";
import { requirePermission } from "~/http/viewer";
import { translatorOf } from "~/i18n/server";

/** The filtered audit log as a file, after the password once more; from there back to the page, which then offers it. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = requirePermission(context, "audit.view");
  const { accountId, userId, sessionId } = person;
  const params = new URL(request.url).searchParams;
  const format = EXPORT_FORMATS.find((each) => each === params.get("format"));
  if (format === undefined) throw Response.json({ kind: "bad_request" }, { status: 400 });
  if (!(await isFresh(context, request))) {
    params.delete("format");
    params.set("download", format);
    throw redirect(`/again?next=${encodeURIComponent(`/settings/audit?${params}`)}`);
  }
  const reader = {
    accountId,
    userId,
    language: languageOf(request, context),
    zone: timeZoneOf(request, context),
  };
  const search = readAuditSearch(params);
  const rows = (await countAudit(context, reader, search)) ?? 0;
  const looked = await lookAtExport(context, person, { of: "audit", rows });
  if (!looked.ok) throw limitRefused(looked);
  const chunks = await exportAudit(context, reader, { search, format, client: context.client, sessionId });
  if (chunks === null) throw redirect(`/settings/audit?${params}`);
  looked.seen();
  const day = localTime(context.now, reader.zone).slice(0, 10);
  const name = `${translatorOf(reader.language)("audit.file")}-${day}`;
  return fileResponse(chunks, `${name}.${format === "xlsx" ? "xlsx" : "csv"}`, FILE_TYPES[format]);
}
