import { useDraggable } from "@dnd-kit/core";
import { Link } from "@remix-run/react";
import { GripVertical } from "lucide-react";
import type { ReactNode } from "react";
import { useT } from "~/i18n/react";
import { Avatar } from "~/ui/avatar";
import { cx } from "~/ui/cx";
import { useMoney } from "../ui/money";
import type { BoardCard } from "./show-board.server";

type Props = { deal: BoardCard; currency: string; mayMove: boolean };

/** A card with its handle: the name is a link, the handle carries it, by keyboard too. */
export function DraggableCard({ deal, currency, mayMove }: Props) {
  const t = useT();
  const { setNodeRef, setActivatorNodeRef, listeners, attributes, isDragging } = useDraggable({
    id: deal.id,
    disabled: !mayMove,
  });
  return (
    <div ref={setNodeRef} {...(mayMove ? listeners : {})} className={cx(isDragging && "opacity-40")}>
      <BoardCardView
        deal={deal}
        currency={currency}
        handle={
          mayMove && (
            <button
              ref={setActivatorNodeRef}
              type="button"
              {...attributes}
              aria-label={t("board.move", { name: deal.name })}
              className="-mr-1 flex size-6 shrink-0 cursor-grab touch-none items-center justify-center rounded-sm text-subtle hover:bg-hover hover:text-ink pointer-coarse:size-9"
            >
              <GripVertical size={14} aria-hidden="true" />
            </button>
          )
        }
      />
    </div>
  );
}

type ViewProps = { deal: BoardCard; currency: string; handle?: ReactNode; isLifted?: boolean };

/** What a card shows of a deal. */
export function BoardCardView({ deal, currency, handle, isLifted }: ViewProps) {
  const money = useMoney(currency);
  const client = [deal.contactName, deal.companyName].filter(Boolean).join(", ");
  return (
    <article
      className={cx(
        "flex flex-col gap-1 rounded-md border border-line bg-surface p-2.5 text-sm",
        isLifted && "cursor-grabbing shadow-pop",
      )}
    >
      <div className="flex items-start justify-between gap-1">
        <Link
          to={`/deals/${deal.id}`}
          prefetch="none"
          draggable={false}
          className="min-w-0 font-medium break-words text-ink hover:text-accent-ink"
        >
          {deal.name}
        </Link>
        {handle}
      </div>
      {client && <p className="truncate text-muted">{client}</p>}
      <div className="flex items-center justify-between gap-2">
        <span className="tabular-nums">{deal.amount === null ? "" : money(deal.amount)}</span>
        {deal.responsibleName && (
          <span
            className="flex min-w-0 items-center gap-1.5 text-xs text-subtle"
            title={deal.responsibleName}
          >
            <Avatar name={deal.responsibleName} seed={deal.responsible ?? ""} size="sm" />
            <span className="sr-only">{deal.responsibleName}</span>
          </span>
        )}
      </div>
    </article>
  );
}
