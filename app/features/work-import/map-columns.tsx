import { IMPORT_COLUMNS, type ImportColumn } from "~/domain/work/import";
import type { CardKind } from "~/domain/work/kinds";
import { useT } from "~/i18n/react";
import { Select } from "~/ui/select";
import type { Table } from "../people-import/read-table";
import { cellsOf, type Mapping } from "./columns";

type Props = { kind: CardKind; table: Table; mapping: Mapping; onMap: (mapping: Mapping) => void };
const ROWS = 5;

/** What each column of the file is, and the first rows as they will be read. */
export function MapColumns({ kind, table, mapping, onMap }: Props) {
  const t = useT();
  const set = (at: number, key: string) =>
    onMap(
      mapping.map((was, index) =>
        index === at ? ((key || null) as ImportColumn | null) : was === key ? null : was,
      ),
    );
  const shown = IMPORT_COLUMNS[kind].filter((key) => (mapping as (string | null)[]).includes(key));
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
              onChange={(event) => set(at, event.currentTarget.value)}
              options={IMPORT_COLUMNS[kind].map((value) => ({ value, label: t(`bring.column.${value}`) }))}
            />
          </li>
        ))}
      </ul>
      <div className="overflow-x-auto rounded-md border border-line">
        <table className="w-full text-left text-sm" aria-label={t("bring.preview")}>
          <thead className="bg-sunken text-subtle">
            <tr>
              {shown.map((key) => (
                <th key={key} className="px-3 py-1.5 font-medium whitespace-nowrap">
                  {t(`bring.column.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.slice(0, ROWS).map(({ line, cells }) => {
              const row = cellsOf(cells, mapping);
              return (
                <tr key={line} className="border-t border-line/70">
                  {shown.map((key) => (
                    <td key={key} className="max-w-48 truncate px-3 py-1.5">
                      {row[key] ?? "\u2013"}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
