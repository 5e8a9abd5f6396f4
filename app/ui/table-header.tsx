import { Link, useLocation } from "@remix-run/react";
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { cx } from "./cx";
import { headerRole } from "./table-roles";
import type { Column } from "./table-types";

export const stickyHeader = "sticky top-(--header-height,0px) z-10 h-9 border-b border-line bg-sunken";

/** Address of the same list in another order; a new order starts at the first page. */
export function sortTo(search: string, id: string, current: string | undefined): string {
  const params = new URLSearchParams(search);
  params.delete("after");
  params.delete("before");
  params.set("sort", current === id ? `-${id}` : id);
  return `?${params}`;
}

function orderOf(id: string, sort: string | undefined): "ascending" | "descending" | undefined {
  if (sort === id) return "ascending";
  return sort === `-${id}` ? "descending" : undefined;
}

type CellProps<Row> = { column: Column<Row>; sort: string | undefined };

export function HeaderCell<Row>({ column, sort }: CellProps<Row>) {
  return (
    <th
      {...headerRole}
      aria-sort={column.sortable ? (orderOf(column.id, sort) ?? "none") : undefined}
      className={cx(
        stickyHeader,
        "px-3 text-left text-xs font-medium whitespace-normal! text-balance text-subtle",
        column.align === "end" && "text-right",
        column.className,
      )}
    >
      {column.sortable ? <SortLink column={column} sort={sort} /> : column.header}
    </th>
  );
}

const ICONS = { ascending: ArrowUp, descending: ArrowDown, none: ChevronsUpDown };

export function SortLink<Row>({ column, sort }: CellProps<Row>) {
  const { search } = useLocation();
  const order = orderOf(column.id, sort);
  const Icon = ICONS[order ?? "none"];
  return (
    <Link
      to={sortTo(search, column.id, sort)}
      prefetch="none"
      preventScrollReset
      className={cx("inline-flex min-h-6 items-center gap-1 rounded-sm hover:text-ink", order && "text-ink")}
    >
      {column.header}
      <Icon size={12} className={cx("shrink-0", !order && "opacity-60")} />
    </Link>
  );
}
