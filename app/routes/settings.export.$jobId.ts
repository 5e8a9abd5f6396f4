import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { handOverExport } from "~/features/export/hand-over-export.server";
import { tableExport } from "~/features/export/tables/table-export.server";
import { limitRefused } from "~/http/limit-refused";
import { notFound, requirePermission } from "~/http/viewer";

/** The file of one's own export, within an hour; anybody else finds nothing (semantics 14). */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const person = requirePermission(context, "users.export");
  const handed = await handOverExport(context, person, params.jobId ?? "", tableExport);
  if (handed.ok) return handed.file;
  if (handed.refusal === "not_found") throw notFound();
  if (handed.refusal === "gone") throw Response.json({ kind: "not_found" }, { status: 410 });
  throw limitRefused(handed);
}
