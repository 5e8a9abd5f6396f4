import { useId, useState } from "react";
import { useT } from "~/i18n/react";
import { Checkbox } from "./checkbox";
import { cx } from "./cx";
import { BulkBar } from "./table-bulk-bar";
import { HeaderCell, SortLink } from "./table-header";
import { LoadingRows } from "./table-loading";
import { headerRole, rowRole, tableRole } from "./table-roles";
import { TableRow } from "./table-row";
import type { TableProps } from "./table-types";

export type { Column, Selection, TableProps } from "./table-types";

/** The one table. In a container narrower than 42 rem each row becomes a card. */
export function Table<Row>({
  caption,
  columns,
  rows,
  rowKey,
  rowTo,
  sort,
  selection,
  empty,
  loading,
}: TableProps<Row>) {
  const t = useT();
  const formId = useId();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const keys = rows.filter((row) => !selection?.disabled?.(row)).map(rowKey);
  const selected = keys.filter((key) => chosen.has(key));
  const sortable = columns.filter((column) => column.sortable);
  if (rows.length === 0 && !loading && empty) return <Frame>{empty}</Frame>;
  return (
    <Frame>
      {selection && (
        <BulkBar
          selection={selection}
          formId={formId}
          selected={selected}
          clear={() => setChosen(new Set())}
        />
      )}
      {sortable.length > 0 && (
        <div className="hidden flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-sunken px-3 py-2 text-xs text-subtle @max-2xl:flex">
          {t("common.sort")}:
          {sortable.map((column) => (
            <SortLink
              key={column.id}
              column={column}
              sort={sort}
              sorted={sort === column.id ? "ascending" : sort === `-${column.id}` ? "descending" : undefined}
            />
          ))}
        </div>
      )}
      <div className="@max-4xl:overflow-x-auto">
        <table
          {...tableRole}
          aria-busy={loading || undefined}
          className={cx(
            "w-full border-separate border-spacing-0 text-left @max-2xl:block",
            loading && rows.length > 0 && "opacity-60",
          )}
        >
          <caption className="sr-only">{caption}</caption>
          <thead className="@max-2xl:sr-only">
            <tr {...rowRole}>
              {selection && (
                <th
                  {...headerRole}
                  className="sticky top-(--header-height,0px) z-10 w-10 border-b border-line bg-sunken pl-3"
                >
                  <Checkbox
                    aria-label={t("ui.select_all")}
                    checked={selected.length > 0 && selected.length === keys.length}
                    ref={(box) => {
                      if (box) box.indeterminate = selected.length > 0 && selected.length < keys.length;
                    }}
                    onChange={(event) => setChosen(new Set(event.currentTarget.checked ? keys : []))}
                  />
                </th>
              )}
              {columns.map((column) => (
                <HeaderCell key={column.id} column={column} sort={sort} />
              ))}
            </tr>
          </thead>
          <tbody className="@max-2xl:block">
            {loading && rows.length === 0 && <LoadingRows columns={columns.length + (selection ? 1 : 0)} />}
            {rows.map((row) => {
              const key = rowKey(row);
              return (
                <TableRow
                  key={key}
                  row={row}
                  rowKey={key}
                  columns={columns}
                  to={rowTo?.(row)}
                  selection={selection}
                  formId={formId}
                  selected={chosen.has(key)}
                  onSelect={(on) => setChosen((old) => toggled(old, key, on))}
                />
              );
            })}
          </tbody>
        </table>
      </div>
    </Frame>
  );
}

function toggled(keys: ReadonlySet<string>, key: string, on: boolean): ReadonlySet<string> {
  const next = new Set(keys);
  if (on) next.add(key);
  else next.delete(key);
  return next;
}

function Frame({ children }: { children: React.ReactNode }) {
  return (
    <div className="@container rounded-lg border border-line bg-surface [&_thead_th:first-child]:rounded-tl-lg [&_thead_th:last-child]:rounded-tr-lg">
      {children}
    </div>
  );
}
