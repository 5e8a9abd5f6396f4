import { useMemo, useState } from "react";
import { BASELINE_FLOOR, type Cells, type Level, type Permission } from "~/domain/access";
import { clampsOf } from "../clamps";
import { changedCells, setAll } from "../matrix";

type Start = {
  saved: Cells;
  typed: Cells | undefined;
  original: Cells | null;
  isBaseline: boolean;
  strict: boolean;
};

/** The cells while they are edited: what changed, what the closure lowers, what is marked against the original. */
export function useMatrix({ saved, typed, original, isBaseline, strict }: Start, isEditable: boolean) {
  const [cells, setCells] = useState<Cells>(typed ?? saved);
  const clamps = useMemo(() => clampsOf(cells, strict), [cells, strict]);
  const reference = original ?? saved;
  return {
    cells,
    clamps,
    changed: changedCells(saved, cells),
    isEditable,
    isLocked: (permission: Permission) => !isEditable || (isBaseline && BASELINE_FLOOR.includes(permission)),
    isMarked: (permission: Permission) => reference[permission] !== cells[permission],
    originalOf: (permission: Permission) => reference[permission],
    set: (permissions: readonly Permission[], level: Level | null) =>
      setCells((now) =>
        permissions.length === 1 && level !== null
          ? { ...now, [permissions[0] as Permission]: level }
          : setAll(now, permissions, level),
      ),
    reset: () => setCells(saved),
  };
}
export type Matrix = ReturnType<typeof useMatrix>;
