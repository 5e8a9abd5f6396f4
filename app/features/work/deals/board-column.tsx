import { useDroppable } from "@dnd-kit/core";
import { Link } from "@remix-run/react";
import { Plus } from "lucide-react";
import { isClosed } from "~/domain/work/kinds";
import { useFormat, useT } from "~/i18n/react";
import { cx } from "~/ui/cx";
import { IconLink } from "~/ui/icon-button";
import { useMoney } from "../ui/money";
import { DraggableCard } from "./board-card";
import type { BoardColumn } from "./show-board.server";

type Props = {
  column: BoardColumn;
  currency: string;
  mayCreate: boolean;
  mayMove: boolean;
  responsible: string | null;
};

const EDGES = { unsorted: "border-t-info", open: "border-t-edge", won: "border-t-ok", lost: "border-t-held" };

/** One stage: how many deals within the scope, what they come to, and the newest of them. */
export function BoardColumnView({ column, currency, mayCreate, mayMove, responsible }: Props) {
  const t = useT();
  const format = useFormat();
  const money = useMoney(currency);
  const { setNodeRef, isOver } = useDroppable({ id: column.id, disabled: !mayMove });
  const hidden = column.count - column.deals.length;
  const list = new URLSearchParams({ stage: column.id, ...(responsible ? { responsible } : {}) });
  return (
    <section
      ref={setNodeRef}
      aria-label={column.name}
      data-stage={column.id}
      className={cx(
        "flex w-68 shrink-0 snap-start flex-col rounded-lg border border-t-2 border-line bg-sunken",
        EDGES[column.kind],
        isOver && "outline-2 outline-ring",
      )}
    >
      <header className="flex items-start justify-between gap-2 px-3 pt-2 pb-1.5">
        <div className="min-w-0">
          <h2 className="truncate text-sm font-semibold">{column.name}</h2>
          <p className="text-xs text-subtle tabular-nums" data-total>
            {t("board.total", { count: format.number(column.count), sum: money(column.sum) })}
          </p>
        </div>
        {mayCreate && !isClosed(column.kind) && (
          <IconLink
            size="sm"
            to={`/deals/new?stage=${column.id}`}
            label={t("board.add", { stage: column.name })}
            icon={<Plus size={16} />}
          />
        )}
      </header>
      <ul className="flex min-h-24 flex-col gap-2 px-2 pb-2">
        {column.deals.map((deal) => (
          <li key={deal.id}>
            <DraggableCard deal={deal} currency={currency} mayMove={mayMove} />
          </li>
        ))}
        {column.deals.length === 0 && <li className="px-1 py-2 text-sm text-subtle">{t("board.empty")}</li>}
        {hidden > 0 && (
          <li className="px-1 text-sm">
            <Link to={`/deals?${list}`} prefetch="none" className="text-accent-ink hover:underline">
              {t("board.more", { n: hidden })}
            </Link>
          </li>
        )}
      </ul>
    </section>
  );
}
