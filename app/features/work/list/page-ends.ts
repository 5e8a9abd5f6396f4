import type { RecordCursor } from "~/domain/work/list";
import { cursorAt } from "./record-query";

type Row = { id: number; updatedAt: number };

/** The cursors before and after a page; null where the list ends. */
export function pageEnds(rows: readonly Row[], cursor: RecordCursor | null, more: boolean) {
  const backwards = cursor?.side === "before";
  const [first, last] = [rows[0], rows.at(-1)];
  const at = ({ id, updatedAt }: Row) => cursorAt({ id, at: updatedAt });
  return {
    before: first !== undefined && cursor !== null && (!backwards || more) ? at(first) : null,
    after: last !== undefined && (backwards || more) ? at(last) : null,
  };
}
