import { Link } from "@remix-run/react";
import { EllipsisVertical, LogOut, UserRound } from "lucide-react";
import { memo, type ReactNode, useState } from "react";
import { useFormat, useT } from "~/i18n/react";
import { Avatar } from "~/ui/avatar";
import { buttonClass } from "~/ui/button-style";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import { cx } from "~/ui/cx";
import { Menu, MenuItem, MenuLink } from "~/ui/menu";
import type { LiveRow } from "./arrange";
import { type LiveColumn, STATE_TONE } from "./live-columns";
import { GRID } from "./live-head";
import { type LiveQuery, liveSearch } from "./live-query";

type Props = {
  row: LiveRow;
  columns: LiveColumn[];
  query: LiveQuery;
  /** The person's day is shown beside. */
  isOpen: boolean;
  mayEnd: boolean;
};

/**
 * The cells of a person: a row on a wide screen, a card in a narrow place. The name leads to the day beside the list.
 * Remembered, because scrolling renders the table again and changes nothing in the rows that stay.
 */
export const LiveRowLine = memo(function LiveRowLine({ row, columns, query, isOpen, mayEnd }: Props) {
  const format = useFormat();
  const day = `/activity/${row.id}${liveSearch(query)}`;
  const now = row.lastActiveAt === null ? row.seenAt : Math.max(row.seenAt, row.lastActiveAt);
  return (
    <div
      className={cx(
        GRID,
        "min-h-13 border-b border-line py-1.5 text-sm transition-colors hover:bg-hover/60",
        "@max-2xl:grid-cols-[minmax(0,1fr)_auto] @max-2xl:gap-y-1 @max-2xl:py-3",
        isOpen && "bg-accent-soft/60",
      )}
    >
      <Cell className="@max-2xl:row-start-1">
        <Link
          to={day}
          prefetch="none"
          preventScrollReset
          className="flex min-w-0 items-center gap-2.5 font-medium text-ink after:absolute after:inset-0 hover:text-accent-ink focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring"
        >
          <Avatar
            name={row.name}
            seed={row.id}
            size="sm"
            status={row.state === "offline" ? undefined : STATE_TONE[row.state]}
          />
          <span className="truncate text-base">{row.name}</span>
        </Link>
      </Cell>
      {columns.map(({ parts }) => (
        <Cell
          key={parts[0]?.id}
          className="@max-2xl:col-span-full @max-2xl:flex @max-2xl:flex-col @max-2xl:gap-1"
        >
          {parts.map((part, index) => (
            <Fact key={part.id} label={part.header} isSecond={index > 0}>
              {part.cell(row, { format, now })}
            </Fact>
          ))}
        </Cell>
      ))}
      <Cell className="relative z-1 @max-2xl:col-start-2 @max-2xl:row-start-1">
        <RowMenu id={row.id} name={row.name} day={day} mayEnd={mayEnd} />
      </Cell>
    </div>
  );
});

/** One fact: with its label on a card; what is not known takes no line there and none under another fact. */
function Fact({ label, isSecond, children }: { label: string; isSecond: boolean; children: ReactNode }) {
  const isKnown = children !== null && children !== "";
  if (!isKnown && isSecond) return null;
  return (
    <div
      className={cx(
        "@max-2xl:grid @max-2xl:grid-cols-[minmax(0,9fr)_minmax(0,11fr)] @max-2xl:gap-3",
        !isKnown && "@max-2xl:hidden",
      )}
    >
      <span className="hidden text-subtle @max-2xl:block">{label}</span>
      <div className={cx("truncate", isSecond && "@min-2xl:text-xs @min-2xl:text-subtle")}>
        {isKnown ? children : <span className="text-subtle">{"\u2013"}</span>}
      </div>
    </div>
  );
}

function Cell({ className, children }: { className?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: cells of rows that are placed by their offset
    <div role="cell" className={cx("min-w-0", className)}>
      {children}
    </div>
  );
}

type MenuProps = { id: string; name: string; day: string; mayEnd: boolean };

/** Apart and remembered: its parts are the heaviest of the row, and a new second changes nothing in them. */
const RowMenu = memo(function RowMenu({ id, name, day, mayEnd }: MenuProps) {
  const t = useT();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Menu
        trigger={
          <button
            type="button"
            aria-label={t("ui.actions", { name })}
            className={buttonClass({ variant: "ghost", size: "sm", square: true })}
          >
            <EllipsisVertical size={16} />
          </button>
        }
      >
        <MenuLink to={`/users/${id}`} icon={<UserRound size={16} />}>
          {t("users.open_card", { name })}
        </MenuLink>
        {mayEnd && (
          <MenuItem danger icon={<LogOut size={16} />} onSelect={() => setAsking(true)}>
            {t("act.end_session")}
          </MenuItem>
        )}
      </Menu>
      {isAsking && (
        <ConfirmDialog
          open
          onOpenChange={setAsking}
          title={t("live.end_session.title", { name })}
          description={t("live.end_session.lead")}
          confirm={t("act.end_session")}
          action={day}
          fields={{ intent: "end_session" }}
        />
      )}
    </>
  );
});
