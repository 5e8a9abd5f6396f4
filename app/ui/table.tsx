import { type ReactNode, useId, useRef, useState } from "react";
import { cx } from "./cx";
import { BulkBar } from "./table-bulk-bar";
import { CardsHead, TableHead } from "./table-head";
import { LoadingRows } from "./table-loading";
import { tableRole } from "./table-roles";
import { TableRow } from "./table-row";
import type { TableProps } from "./table-types";
import { useFits } from "./use-fits";

export type { Column, Selection, TableProps } from "./table-types";

/** The one table. In a container narrower than 42 rem each row becomes a card. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, rowKey, rowTo, sort, selection, empty, loading } = props;
  const formId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const fits = useFits(scroller);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const keys = rows.filter((row) => !selection?.disabled?.(row)).map(rowKey);
  const selected = keys.filter((key) => chosen.has(key));
  const selectAll = selection && {
    selected: selected.length,
    of: keys.length,
    set: (all: boolean) => setChosen(new Set(all ? keys : [])),
  };
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
      <CardsHead columns={columns} sort={sort} selectAll={selectAll} />
      <div ref={scroller} className={cx("rounded-lg", !fits && "overflow-x-auto [--header-height:0px]")}>
        <table
          {...tableRole}
          aria-busy={loading || undefined}
          className={cx(
            "w-full border-separate border-spacing-0 text-left @max-2xl:block",
            loading && rows.length > 0 && "opacity-60",
          )}
        >
          <caption className="sr-only">{caption}</caption>
          <TableHead columns={columns} sort={sort} selectAll={selectAll} />
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

function Frame({ children }: { children: ReactNode }) {
  return (
    <div className="@container rounded-lg border border-line bg-surface [&_thead_th:first-child]:rounded-tl-lg [&_thead_th:last-child]:rounded-tr-lg">
      {children}
    </div>
  );
}
