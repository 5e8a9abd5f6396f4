import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { fetchExport } from "~/features/export/fetch-export.server";
import { FILE_TYPES, fileResponse } from "~/features/export/file-response.server";
import { localTime } from "~/features/log/local-time.server";
import { notFound, requirePermission } from "~/http/viewer";

/** The file of one's own export, within an hour; anybody else finds nothing (semantics 14). */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { accountId, accountPublicId, userId } = requirePermission(context, "users.export");
  const found = await fetchExport(context, { accountId, accountPublicId, userId }, params.jobId ?? "");
  if (found.kind === "not_found") throw notFound();
  if (found.kind === "gone") throw Response.json({ kind: "not_found" }, { status: 410 });
  const { table, format, zone } = found.input;
  const name = `${table}-${localTime(found.finishedAt, zone).slice(0, 10)}.${format === "xlsx" ? "xlsx" : "csv"}`;
  return fileResponse(found.chunks, name, FILE_TYPES[format]);
}
