import { Link, useLocation } from "@remix-run/react";
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { cx } from "./cx";
import { headerRole } from "./table-roles";
import type { Column } from "./table-types";

/** Address of the same list in another order; a new order starts at the first page. */
export function sortTo(search: string, id: string, current: string | undefined): string {
  const params = new URLSearchParams(search);
  params.delete("after");
  params.delete("before");
  params.set("sort", current === id ? `-${id}` : id);
  return `?${params}`;
}

export function HeaderCell<Row>({ column, sort }: { column: Column<Row>; sort: string | undefined }) {
  const sorted = sort === column.id ? "ascending" : sort === `-${column.id}` ? "descending" : undefined;
  return (
    <th
      {...headerRole}
      aria-sort={column.sortable ? (sorted ?? "none") : undefined}
      className={cx(
        "sticky top-(--header-height,0px) z-10 h-9 border-b border-line bg-sunken px-3 text-left text-xs font-medium whitespace-nowrap text-subtle",
        column.align === "end" && "text-right",
        column.className,
      )}
    >
      {column.sortable ? <SortLink column={column} sort={sort} sorted={sorted} /> : column.header}
    </th>
  );
}

type SortLinkProps<Row> = {
  column: Column<Row>;
  sort: string | undefined;
  sorted: "ascending" | "descending" | undefined;
};

export function SortLink<Row>({ column, sort, sorted }: SortLinkProps<Row>) {
  const { search } = useLocation();
  const Icon = sorted === "ascending" ? ArrowUp : sorted === "descending" ? ArrowDown : ChevronsUpDown;
  return (
    <Link
      to={sortTo(search, column.id, sort)}
      prefetch="none"
      preventScrollReset
      className={cx("inline-flex items-center gap-1 rounded-sm hover:text-ink", sorted && "text-ink")}
    >
      {column.header}
      <Icon size={12} className={cx(!sorted && "opacity-60")} />
    </Link>
  );
}
