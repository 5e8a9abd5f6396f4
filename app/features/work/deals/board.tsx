import {
  closestCorners,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { useState } from "react";
import { BoardCardView } from "./board-card";
import { BoardColumnView } from "./board-column";
import { useBoardWords } from "./board-words";
import { columnCoordinates } from "./column-keys";
import { LostDialog } from "./lost-dialog";
import type { Board as BoardData } from "./show-board.server";
import { useMoves } from "./use-moves";

/**
 * Columns and cards. A card that was moved stands in its new column at once, and goes back when the move was refused;
 * the keyboard takes a card with Space and carries it from column to column with the arrows.
 */
export function Board({ board }: { board: BoardData }) {
  const { columns, move } = useMoves(board);
  const [taken, setTaken] = useState<string | null>(null);
  const [losing, setLosing] = useState<{ deal: string; from: string; to: string } | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: columnCoordinates }),
  );
  const words = useBoardWords(columns);
  const card = columns.flatMap(({ deals }) => deals).find(({ id }) => id === taken);
  const drop = ({ active, over }: DragEndEvent) => {
    setTaken(null);
    const deal = String(active.id);
    const from = columns.find(({ deals }) => deals.some(({ id }) => id === deal));
    const to = columns.find(({ id }) => id === over?.id);
    if (from === undefined || to === undefined || from.id === to.id) return;
    const asked = { deal, from: from.id, to: to.id };
    if (to.kind === "lost") setLosing(asked);
    else move({ ...asked, lostReason: null });
  };
  return (
    <DndContext
      id="board"
      sensors={sensors}
      collisionDetection={closestCorners}
      accessibility={words}
      onDragStart={({ active }) => setTaken(String(active.id))}
      onDragCancel={() => setTaken(null)}
      onDragEnd={drop}
    >
      <div
        className="relative -mx-4 flex snap-x scroll-px-4 gap-3 overflow-x-auto px-4 pb-4 md:mx-0 md:scroll-px-0 md:px-0"
        data-board
      >
        {columns.map((column) => (
          <BoardColumnView
            key={column.id}
            column={column}
            currency={board.currency}
            mayCreate={board.mayCreate}
            mayMove={board.mayMove}
            responsible={board.responsible}
          />
        ))}
      </div>
      <DragOverlay dropAnimation={null}>
        {card && <BoardCardView deal={card} currency={board.currency} isLifted />}
      </DragOverlay>
      {losing !== null && (
        <LostDialog
          reasons={board.reasons}
          onClose={() => setLosing(null)}
          onLost={(lostReason) => {
            move({ ...losing, lostReason });
            setLosing(null);
          }}
        />
      )}
    </DndContext>
  );
}
