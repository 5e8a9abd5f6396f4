import type { ReactNode } from "react";
import { useT } from "~/i18n/react";
import { Select } from "~/ui/select";
import type { Table } from "./read-table";

type Props<Key extends string> = {
  table: Table;
  /** For each column of the file what it is; null = left out. Each meaning stands once. */
  mapping: (Key | null)[];
  onMap: (mapping: (Key | null)[]) => void;
  columns: readonly Key[];
  labelOf: (key: Key) => string;
  /** Between the choices and the preview. */
  children?: ReactNode;
  preview: {
    label: string;
    shown: readonly Key[];
    rows: { key: string | number; cells: Partial<Record<Key, string | null>> }[];
  };
};

/** What each column of a file is, and its first rows as they will be read. */
export function MapColumns<Key extends string>({
  table,
  mapping,
  onMap,
  columns,
  labelOf,
  children,
  preview: { label, shown, rows },
}: Props<Key>) {
  const t = useT();
  const set = (at: number, key: Key | null) =>
    onMap(mapping.map((was, index) => (index === at ? key : was === key ? null : was)));
  return (
    <>
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {table.header.map((header, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one header; their place tells them apart
          <li key={at} className="min-w-0">
            <p className="truncate text-sm font-medium">{header || t("import.column", { n: at + 1 })}</p>
            <p className="truncate text-sm text-subtle">{table.rows[0]?.cells[at] ?? ""}</p>
            <Select
              aria-label={header || t("import.column", { n: at + 1 })}
              value={mapping[at] ?? ""}
              placeholder={t("import.skip")}
              onChange={(event) => set(at, (event.currentTarget.value || null) as Key | null)}
              options={columns.map((value) => ({ value, label: labelOf(value) }))}
            />
          </li>
        ))}
      </ul>
      {children}
      <div className="overflow-x-auto rounded-md border border-line">
        <table className="w-full text-left text-sm" aria-label={label}>
          <thead className="bg-sunken text-subtle">
            <tr>
              {shown.map((key) => (
                <th key={key} className="px-3 py-1.5 font-medium whitespace-nowrap">
                  {labelOf(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key: row, cells }) => (
              <tr key={row} className="border-t border-line/70">
                {shown.map((key) => (
                  <td key={key} className="max-w-48 truncate px-3 py-1.5">
                    {cells[key] || "\u2013"}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
