import { useFetcher } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { useT } from "~/i18n/react";
import { useToast } from "~/ui/toast";
import type { Board, BoardColumn } from "./show-board.server";

export type Moving = { deal: string; from: string; to: string; lostReason: string | null };
export type MoveAnswer = { moved?: true; refusal?: string; stage?: string };

/** The columns with moves that are under way already made, and what became of them in words. */
export function useMoves(board: Board) {
  const t = useT();
  const toast = useToast();
  const wire = useFetcher<MoveAnswer>();
  const [pending, setPending] = useState<Moving | null>(null);
  const told = useRef<MoveAnswer | undefined>(undefined);
  const nameOf = (stage: string) => board.columns.find(({ id }) => id === stage)?.name ?? "";
  const move = (moving: Moving) => {
    setPending(moving);
    const { lostReason, ...rest } = moving;
    wire.submit(
      { intent: "move", ...rest, ...(lostReason === null ? {} : { lostReason }) },
      { method: "post", action: "/deals/board" },
    );
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer is told once, when it has come
  useEffect(() => {
    if (wire.state !== "idle" || wire.data === undefined || told.current === wire.data) return;
    told.current = wire.data;
    const { moved, refusal, stage = "" } = wire.data;
    const last = pending;
    setPending(null);
    if (moved && last !== null)
      toast({
        title: t("board.moved", { stage: nameOf(last.to) }),
        action: { onClick: () => move({ ...last, from: last.to, to: last.from, lostReason: null }) },
      });
    else toast({ title: refusalText(t, refusal, stage), tone: "danger" });
  }, [wire.state, wire.data]);
  return { columns: pending === null ? board.columns : moved(board.columns, pending), move };
}

/** The words for a move that was not made. */
export function refusalText(t: ReturnType<typeof useT>, refusal: string | undefined, stage: string): string {
  switch (refusal) {
    case "stage_gone":
      return t("board.stage_gone");
    case "moved_on":
      return t("board.moved_on", { stage });
    case "limit_reached":
      return t("error.limit");
    case "limit_busy":
      return t("work.refused.limit_busy");
    case "forbidden":
      return t("work.refused.forbidden");
    case "gone":
      return t("work.refused.gone");
    case "not_found":
      return t("work.refused.not_found");
    default:
      return t("error.conflict");
  }
}

function moved(columns: BoardColumn[], { deal, to }: Moving): BoardColumn[] {
  const card = columns.flatMap(({ deals }) => deals).find(({ id }) => id === deal);
  if (card === undefined) return columns;
  return columns.map((column) => {
    const had = column.deals.some(({ id }) => id === deal);
    if (had && column.id !== to)
      return {
        ...column,
        count: column.count - 1,
        sum: column.sum - (card.amount ?? 0),
        deals: column.deals.filter(({ id }) => id !== deal),
      };
    if (!had && column.id === to)
      return {
        ...column,
        count: column.count + 1,
        sum: column.sum + (card.amount ?? 0),
        deals: [card, ...column.deals],
      };
    return column;
  });
}
