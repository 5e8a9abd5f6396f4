import { type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { FILE_TYPES, fileResponse } from "~/features/export/file-response.server";
import { lookAtExport } from "~/features/export/look-at-export.server";
import { countLog, EXPORT_FORMATS, exportLog } from "~/features/log/export-log.server";
import { localTime } from "~/features/log/local-time.server";
import { readSearch } from "~/features/log/search";
import { isFresh } from "~/http/fresh";
import { languageOf, timeZoneOf } from "~/http/language";
import { limitRefused } from "~/http/limit-refused";
import { requirePermission } from "~/http/viewer";
import { translatorOf } from "~/i18n/server";

/** The filtered log as a file, after the password once more; from there back to the log, which then offers it. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = requirePermission(context, "authlog.export");
  const params = new URL(request.url).searchParams;
  const format = EXPORT_FORMATS.find((each) => each === params.get("format"));
  if (format === undefined) throw Response.json({ kind: "bad_request" }, { status: 400 });
  if (!(await isFresh(context, request))) {
    params.delete("format");
    params.set("download", format);
    throw redirect(`/again?next=${encodeURIComponent(`/log?${params}`)}`);
  }
  const reader = { ...person, language: languageOf(request, context), zone: timeZoneOf(request, context) };
  const { sessionId } = person;
  const search = readSearch(params);
  const rows = (await countLog(context, reader, search)) ?? 0;
  const looked = await lookAtExport(context, person, { of: "log", rows });
  if (!looked.ok) throw limitRefused(looked);
  const chunks = await exportLog(context, reader, { search, format, client: context.client, sessionId });
  if (chunks === null) throw redirect(`/log?${params}`);
  looked.seen();
  const day = localTime(context.now, reader.zone).slice(0, 10);
  const name = `${translatorOf(reader.language)("authlog.export.file")}-${day}`;
  return fileResponse(chunks, `${name}.${format === "xlsx" ? "xlsx" : "csv"}`, FILE_TYPES[format]);
}
