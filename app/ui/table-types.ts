import type { ReactNode } from "react";

export type SortDirection = "asc" | "desc";

export type Column<Row> = {
  id: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** The header becomes a link `?sort=id` or `?sort=-id`; the loader does the sorting. */
  sortable?: boolean;
  align?: "end";
  /** Left out until somebody chooses it: a list fits its window at 1280 px in every language. */
  onWish?: true;
  /** Holds buttons, links or a menu of its own, so it stays clickable above the link of the row. */
  interactive?: boolean;
  /** Place in the card on a phone: its title, its corner, a line without a label, or nowhere. Default: label and value. */
  onCard?: "title" | "corner" | "line" | "hidden";
  /** Further classes of the cells, for widths: "w-40", "whitespace-nowrap". */
  className?: string;
};

export type Selection<Row> = {
  /** Name of the checkboxes in the form of the bulk bar. */
  name: string;
  /** How the row is called in "Select: …". */
  label: (row: Row) => string;
  /** Buttons of the bulk bar; they stand inside a POST form that holds the ticked keys. */
  actions: (keys: string[]) => ReactNode;
  /** Rows that cannot be chosen. */
  disabled?: (row: Row) => boolean;
};

export type TableProps<Row> = {
  /** Name of the table for screen readers. */
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** Where the whole row leads; the link is in the first column, or in the one with onCard "title". */
  rowTo?: (row: Row) => string | undefined;
  /** Current order as in the address: "name" or "-name". */
  sort?: string;
  selection?: Selection<Row>;
  /** Shown instead of the rows when there are none: an EmptyState. */
  empty?: ReactNode;
  /** Rows are being fetched: keeps the old ones dimmed, or shows grey lines. */
  loading?: boolean;
};
