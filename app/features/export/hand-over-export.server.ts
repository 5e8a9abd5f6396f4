import type { LimitRefusal } from "~/domain/activity/deed";
import type { Acting } from "../acting";
import { look } from "../activity/look.server";
import type { Needs } from "../needs";
import { type ExportKind, fetchExport } from "./fetch-export.server";
import { FILE_TYPES, fileResponse } from "./file-response.server";

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
  const looked = await lookAtRows(needs, acting, { jobId, table, rows });
  if (!looked.ok) return looked;
  looked.seen();
  return { ok: true, file: fileResponse(chunks, name, FILE_TYPES[format]) };
}

function lookAtRows(
  needs: Needs,
  acting: Acting,
  { jobId, table, rows }: Record<"jobId" | "table", string> & { rows: number },
) {
  if (rows === 0) return Promise.resolve({ ok: true as const, seen: () => undefined });
  return look(needs, acting, {
    deed: { kind: "rows_exported", object: null, amount: rows, details: { of: table } },
    costs: [{ metric: "exported_rows", keys: [`export:${jobId}`], amount: rows }],
    source: "page",
  });
}
