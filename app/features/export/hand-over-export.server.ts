import type { LimitRefusal } from "~/domain/activity/deed";
import type { Acting } from "../acting";
import type { Needs } from "../needs";
import { type ExportKind, fetchExport } from "./fetch-export.server";
import { FILE_TYPES, fileResponse } from "./file-response.server";
import { lookAtExport } from "./look-at-export.server";

export type HandedOver =
  | { ok: true; file: Response }
  | ({ ok: false } & ({ refusal: "not_found" } | { refusal: "gone" } | LimitRefusal));

/**
 * Hands a finished file over. Its rows count when it leaves (semantics 5, `exported_rows`), and once however often it is
 * fetched again within the window. Like a page of a list it leaves whole, and the hold comes after it.
 */
export async function handOverExport(
  needs: Needs,
  acting: Acting,
  jobId: string,
  kind: ExportKind,
): Promise<HandedOver> {
  const found = await fetchExport(needs, acting, jobId, kind);
  if (found.kind !== "file")
    return found.kind === "gone" ? { ok: false, refusal: "gone" } : { ok: false, refusal: "not_found" };
  const { chunks, name, format, table, rows } = found;
  const looked = await lookAtExport(needs, acting, { of: table, rows, keys: [`export:${jobId}`] });
  if (!looked.ok) return looked;
  looked.seen();
  return { ok: true, file: fileResponse(chunks, name, FILE_TYPES[format]) };
}
