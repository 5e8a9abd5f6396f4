import { type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { exportReview } from "~/features/access/review/export-review.server";
import { readReviewQuery } from "~/features/access/review/review-query";
import { FILE_TYPES, fileResponse } from "~/features/export/file-response.server";
import { EXPORT_FORMATS } from "~/features/log/export-log.server";
import { localTime } from "~/features/log/local-time.server";
import { isFresh } from "~/http/fresh";
import { languageOf, timeZoneOf } from "~/http/language";
import { requirePermission } from "~/http/viewer";
import { translatorOf } from "~/i18n/server";

/** A list of the access review as a file, after the password once more; from there back to the page, which offers it. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requirePermission(context, "access.review");
  requirePermission(context, "users.export");
  const params = new URL(request.url).searchParams;
  const format = EXPORT_FORMATS.find((each) => each === params.get("format"));
  if (format === undefined) throw Response.json({ kind: "bad_request" }, { status: 400 });
  if (!(await isFresh(context, request))) {
    params.delete("format");
    params.set("download", format);
    throw redirect(`/again?next=${encodeURIComponent(`/settings/access/review?${params}`)}`);
  }
  const reviewer = {
    ...viewer,
    language: languageOf(request, context),
    zone: timeZoneOf(request, context),
  };
  const { client, now } = context;
  const query = readReviewQuery(params);
  const { sessionId } = viewer;
  const chunks = await exportReview(context, reviewer, { query, format, client, sessionId });
  const day = localTime(now, reviewer.zone).slice(0, 10);
  const name = `${translatorOf(reviewer.language)("review.file")}-${day}`;
  return fileResponse(chunks, `${name}.${format === "xlsx" ? "xlsx" : "csv"}`, FILE_TYPES[format]);
}
