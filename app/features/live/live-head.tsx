import { Link } from "@remix-run/react";
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { useFormat, useT } from "~/i18n/react";
import { cx } from "~/ui/cx";
import type { Item } from "./arrange";
import type { LiveColumn } from "./live-columns";
import { type LIVE_ORDERS, type LiveQuery, type LiveState, liveSearch } from "./live-query";

export const GRID = "grid grid-cols-(--cols) items-center gap-x-3 px-3";

type Order = (typeof LIVE_ORDERS)[number];

/** The heads of the columns; as cards only the orders that can be chosen. */
export function LiveHead({ columns, query }: { columns: LiveColumn[]; query: LiveQuery }) {
  const t = useT();
  const name = { id: "name", header: t("live.name"), sort: "name" as const };
  const heads = [[name], ...columns.map(({ parts }) => parts)];
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows of a real table cannot be placed by their offset
    // biome-ignore lint/a11y/useFocusableInteractive: a heading row takes no focus, its links do
    <div
      role="row"
      aria-rowindex={1}
      className={cx(
        GRID,
        "min-h-9 rounded-t-lg border-b py-1 border-line bg-sunken text-xs font-medium text-subtle",
        "@max-2xl:flex @max-2xl:h-auto @max-2xl:flex-wrap @max-2xl:gap-y-1 @max-2xl:py-2",
      )}
    >
      {heads.map((parts) => (
        // biome-ignore lint/a11y/useSemanticElements: as above
        // biome-ignore lint/a11y/useFocusableInteractive: as above
        <div
          key={parts[0]?.id}
          role="columnheader"
          aria-sort={orderOf(query, parts)}
          className={cx(
            "flex min-w-0 flex-col items-start self-start @max-2xl:flex-row @max-2xl:gap-x-1.5",
            parts.every(({ sort }) => sort === undefined) && "@max-2xl:hidden",
          )}
        >
          {parts.map(({ id, header, sort }) => (
            <span
              key={id}
              className={cx("flex min-h-6 items-center truncate", sort === undefined && "@max-2xl:hidden")}
            >
              {sort === undefined ? header : <SortLink query={query} sort={sort} header={header} />}
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}

function orderOf({ sort }: LiveQuery, parts: readonly { sort?: Order }[]) {
  if (parts.every((part) => part.sort === undefined)) return undefined;
  if (!parts.some((part) => part.sort === sort.by)) return "none";
  return sort.descending ? "descending" : "ascending";
}

const ICONS = { ascending: ArrowUp, descending: ArrowDown, none: ChevronsUpDown };

function SortLink({ query, sort, header }: { query: LiveQuery; sort: Order; header: string }) {
  const order = orderOf(query, [{ sort }]) ?? "none";
  const Icon = ICONS[order];
  const next = { by: sort, descending: order === "ascending" };
  return (
    <Link
      to={`/activity${liveSearch(query, { sort: next })}`}
      prefetch="none"
      preventScrollReset
      className={cx(
        "inline-flex min-h-6 items-center gap-1 rounded-sm hover:text-ink",
        order !== "none" && "text-ink",
      )}
    >
      {header}
      <Icon size={12} className={cx("shrink-0", order === "none" && "opacity-60")} />
    </Link>
  );
}

type GroupProps = { item: Extract<Item, { kind: "group" }>; by: LiveQuery["group"] };

/** The heading of a group, with how many are in it. */
export function LiveGroupRow({ item, by }: GroupProps) {
  const t = useT();
  const format = useFormat();
  const words =
    by === "state" ? t(`live.state.${item.key as LiveState}`) : item.key || t("term.no_department");
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows of a real table cannot be placed by their offset
    // biome-ignore lint/a11y/useFocusableInteractive: a heading takes no focus
    <div role="rowheader" className="border-b border-line bg-sunken/60 px-3 py-2 text-sm font-semibold">
      {words} <span className="font-normal text-subtle">{format.number(item.count)}</span>
    </div>
  );
}
