import type { KeyboardCoordinateGetter } from "@dnd-kit/core";

/** A carried card goes from column to column: left and right, whatever lies between them. */
export const columnCoordinates: KeyboardCoordinateGetter = (event, { context }) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.code];
  if (step === undefined) return undefined;
  event.preventDefault();
  const columns = [...context.droppableRects.entries()].sort(([, a], [, b]) => a.left - b.left);
  const over = columns.findIndex(([id]) => id === context.over?.id);
  const next = columns[Math.min(Math.max(over + step, 0), columns.length - 1)];
  return next === undefined ? undefined : { x: next[1].left, y: next[1].top + 48 };
};
