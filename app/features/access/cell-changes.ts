import { type Cells, PERMISSIONS } from "~/domain/access";

type CellChange = { field: string; before: string | null; after: string | null };

/** One change row per cell of a role that an edit changes, in the order of the matrix. */
export function cellChanges(before: Cells, after: Cells): CellChange[] {
  return PERMISSIONS.filter((permission) => before[permission] !== after[permission]).map((permission) => ({
    field: permission,
    before: before[permission] ?? null,
    after: after[permission] ?? null,
  }));
}
