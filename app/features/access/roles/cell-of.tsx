import type { Permission } from "~/domain/access";
import { LevelSelect } from "./level-select";
import type { Matrix } from "./use-matrix";

/** The cell of a permission in the matrix that is edited. */
export function CellOf({ matrix, permission }: { matrix: Matrix; permission: Permission }) {
  return (
    <LevelSelect
      permission={permission}
      level={matrix.cells[permission]}
      original={matrix.originalOf(permission)}
      marked={matrix.isMarked(permission)}
      clamp={matrix.clamps[permission]}
      locked={matrix.isLocked(permission)}
      onChange={(level) => matrix.set([permission], level)}
    />
  );
}
