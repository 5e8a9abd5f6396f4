import type { Announcements, ScreenReaderInstructions } from "@dnd-kit/core";
import { useT } from "~/i18n/react";
import type { BoardColumn } from "./show-board.server";

/** What a screen reader hears while a card is carried. */
export function useBoardWords(columns: readonly BoardColumn[]) {
  const t = useT();
  const name = (id: string | number) =>
    columns.flatMap(({ deals }) => deals).find((deal) => deal.id === id)?.name ?? "";
  const stage = (id: string | number) => columns.find((column) => column.id === id)?.name ?? "";
  const announcements: Announcements = {
    onDragStart: ({ active }) => t("board.picked", { name: name(active.id) }),
    onDragOver: ({ active, over }) =>
      over === null ? undefined : t("board.over", { name: name(active.id), stage: stage(over.id) }),
    onDragEnd: ({ active, over }) =>
      over === null
        ? t("board.cancelled", { name: name(active.id) })
        : t("board.dropped", { name: name(active.id), stage: stage(over.id) }),
    onDragCancel: ({ active }) => t("board.cancelled", { name: name(active.id) }),
  };
  const screenReaderInstructions: ScreenReaderInstructions = { draggable: t("board.drag_hint") };
  return { announcements, screenReaderInstructions };
}
