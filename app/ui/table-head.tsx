import { useT } from "~/i18n/react";
import { Checkbox } from "./checkbox";
import { cx } from "./cx";
import { HeaderCell, SortLink, stickyHeader } from "./table-header";
import { headerRole, rowRole } from "./table-roles";
import type { Column } from "./table-types";

type SelectAll = { selected: number; of: number; set: (all: boolean) => void };
type Props<Row> = { columns: Column<Row>[]; sort: string | undefined; selectAll: SelectAll | undefined };

export function TableHead<Row>({ columns, sort, selectAll }: Props<Row>) {
  const t = useT();
  return (
    <thead className="@max-2xl:hidden">
      <tr {...rowRole}>
        {selectAll && (
          <th {...headerRole} className={cx(stickyHeader, "w-10 pl-3")}>
            <SelectAllBox {...selectAll} label={t("ui.select_all")} />
          </th>
        )}
        {columns.map((column) => (
          <HeaderCell key={column.id} column={column} sort={sort} />
        ))}
      </tr>
    </thead>
  );
}

/** What the header offers, above the cards: order, and "select all". */
export function CardsHead<Row>({ columns, sort, selectAll }: Props<Row>) {
  const t = useT();
  const sortable = columns.filter((column) => column.sortable);
  if (sortable.length === 0 && !selectAll) return null;
  return (
    <div className="hidden flex-wrap items-center gap-x-3 gap-y-1 rounded-t-lg border-b border-line bg-sunken px-3 py-2 text-xs text-subtle @max-2xl:flex">
      {selectAll && (
        <SelectAllBox {...selectAll} label={t("ui.select_all")} isLabelShown={sortable.length === 0} />
      )}
      {sortable.length > 0 && <span>{t("common.sort")}:</span>}
      {sortable.map((column) => (
        <SortLink key={column.id} column={column} sort={sort} />
      ))}
    </div>
  );
}

type BoxProps = SelectAll & { label: string; isLabelShown?: boolean };

function SelectAllBox({ selected, of, set, label, isLabelShown }: BoxProps) {
  return (
    <Checkbox
      {...(isLabelShown ? { label } : { "aria-label": label })}
      checked={selected > 0 && selected === of}
      ref={(box) => {
        if (box) box.indeterminate = selected > 0 && selected < of;
      }}
      onChange={(event) => set(event.currentTarget.checked)}
    />
  );
}
