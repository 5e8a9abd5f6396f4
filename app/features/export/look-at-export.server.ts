import type { Acting } from "../acting";
import { type LookOutcome, look } from "../activity/look.server";
import type { Needs } from "../needs";

/** What leaves as a file: `of` what, how many rows; `keys` when fetching the same again costs nothing more. */
export type Leaving = { of: string; rows: number; keys?: readonly string[] };

/** Asks the limit on exported rows before a file leaves; `seen` writes and counts it (semantics 5). No rows cost nothing. */
export function lookAtExport(
  needs: Needs,
  acting: Acting,
  { of, rows, keys }: Leaving,
): Promise<LookOutcome> {
  if (rows === 0) return Promise.resolve({ ok: true, seen: () => undefined });
  return look(needs, acting, {
    deed: { kind: "rows_exported", object: null, amount: rows, details: { of } },
    costs: [{ metric: "exported_rows", amount: rows, ...(keys && { keys }) }],
    source: "page",
  });
}
