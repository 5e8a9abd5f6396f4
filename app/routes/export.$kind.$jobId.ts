import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { exportRight } from "~/domain/export/records";
import { handOverExport } from "~/features/export/hand-over-export.server";
import { listExport } from "~/features/work-export/export-records.server";
import { listKindOf } from "~/features/work-export/kinds";
import { limitRefused } from "~/http/limit-refused";
import { forbidden, notFound, requirePermission, viewer } from "~/http/viewer";

/** The file of one's own export of a list, within an hour; anybody else finds nothing (semantics 14). */
export async function loader({ params, context }: LoaderFunctionArgs) {
  viewer(context);
  const kind = listKindOf(params.kind);
  if (kind === null) throw notFound();
  const person = requirePermission(context, exportRight(kind));
  if (person.preview !== null) throw forbidden(exportRight(kind));
  const handed = await handOverExport(context, person, params.jobId ?? "", listExport(kind));
  if (handed.ok) return handed.file;
  if (handed.refusal === "not_found") throw notFound();
  if (handed.refusal === "gone") throw Response.json({ kind: "not_found" }, { status: 410 });
  throw limitRefused(handed);
}
