import { Link } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Checkbox } from "./checkbox";
import { cx } from "./cx";
import { cellRole, rowRole } from "./table-roles";
import type { Column, Selection } from "./table-types";

type Props<Row> = {
  row: Row;
  rowKey: string;
  columns: Column<Row>[];
  to: string | undefined;
  selection?: Selection<Row> | undefined;
  formId: string;
  selected: boolean;
  onSelect: (selected: boolean) => void;
};

/** As a card (narrow container) the row is a grid: title and corner first, then label–value lines. */
const rowClass =
  "group relative transition-colors hover:bg-hover/60 " +
  "@max-2xl:grid @max-2xl:grid-cols-[auto_minmax(0,1fr)_auto] @max-2xl:gap-x-3 @max-2xl:gap-y-1 @max-2xl:border-b @max-2xl:border-line @max-2xl:p-3 @max-2xl:last:border-b-0";

const cellClass =
  "h-10 border-b border-line px-3 py-1.5 align-middle text-sm @min-2xl:max-w-64 group-last:border-b-0 @max-2xl:h-auto @max-2xl:border-0 @max-2xl:p-0";

const CARD_CELL = {
  title: "@max-2xl:col-start-2 @max-2xl:row-start-1 @max-2xl:self-center",
  corner: "@max-2xl:col-start-3 @max-2xl:row-start-1 @max-2xl:justify-self-end @max-2xl:self-center",
  line: "@max-2xl:col-span-full",
  hidden: "@max-2xl:hidden",
  pair: "@max-2xl:col-span-full @max-2xl:grid @max-2xl:grid-cols-[minmax(0,9fr)_minmax(0,11fr)] @max-2xl:gap-3 @max-2xl:text-sm",
};

export function TableRow<Row>({
  row,
  rowKey,
  columns,
  to,
  selection,
  formId,
  selected,
  onSelect,
}: Props<Row>) {
  const t = useT();
  const linked = columns.find((column) => column.onCard === "title") ?? columns[0];
  return (
    <tr {...rowRole} className={cx(rowClass, selected && "bg-accent-soft/60")}>
      {selection && (
        <td
          {...cellRole}
          className={cx(
            cellClass,
            "relative z-1 w-10 pr-0 leading-none @max-2xl:col-start-1 @max-2xl:row-start-1 @max-2xl:w-auto @max-2xl:self-center",
          )}
        >
          <Checkbox
            name={selection.name}
            value={rowKey}
            form={formId}
            checked={selected}
            disabled={selection.disabled?.(row)}
            onChange={(event) => onSelect(event.currentTarget.checked)}
            aria-label={t("ui.select_row", { name: selection.label(row) })}
          />
        </td>
      )}
      {columns.map((column) => (
        <td
          key={column.id}
          {...cellRole}
          className={cx(
            cellClass,
            column.align === "end" && "text-right @max-2xl:text-left",
            column.interactive && "z-1 @min-2xl:relative",
            CARD_CELL[column.onCard ?? "pair"],
            // Without a checkbox before it the title stands where the lines below begin.
            column.onCard === "title" && !selection && "@max-2xl:-ml-3",
            column.className,
          )}
        >
          {!column.onCard && <span className="hidden text-subtle @max-2xl:block">{column.header}</span>}
          {to && column === linked ? (
            <Link
              to={to}
              prefetch="none"
              className="text-base font-medium text-ink after:absolute after:inset-0 hover:text-accent-ink focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring"
            >
              {column.cell(row)}
            </Link>
          ) : (
            <div
              className={cx("min-w-0", column.interactive && "@max-2xl:relative @max-2xl:z-1 @max-2xl:w-fit")}
            >
              {column.cell(row)}
            </div>
          )}
        </td>
      ))}
    </tr>
  );
}
