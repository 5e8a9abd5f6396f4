import { useT } from "~/i18n/react";
import { Checkbox } from "~/ui/checkbox";
import { Select } from "~/ui/select";
import { COLUMNS, type ColumnKey, type Mapping, type PersonRow } from "./columns";
import type { Table } from "./read-table";

type Props = {
  table: Table;
  mapping: Mapping;
  onMap: (mapping: Mapping) => void;
  surnameFirst: boolean;
  onSurnameFirst: (is: boolean) => void;
  preview: PersonRow[];
};
const SHOWN = ["name", "surname", "email", "phone", "role", "department"] as const;

/** What each column of the file is, and the first people as they will be. */
export function MapColumns({ table, mapping, onMap, surnameFirst, onSurnameFirst, preview }: Props) {
  const t = useT();
  const set = (at: number, key: string) =>
    onMap(
      mapping.map((was, index) =>
        index === at ? ((key || null) as ColumnKey | null) : was === key ? null : was,
      ),
    );
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
              options={COLUMNS.map((value) => ({ value, label: t(`import.column.${value}`) }))}
            />
          </li>
        ))}
      </ul>
      {mapping.includes("full_name") && (
        <Checkbox
          label={t("import.surname_first")}
          checked={surnameFirst}
          onChange={(event) => onSurnameFirst(event.currentTarget.checked)}
        />
      )}
      <div className="overflow-x-auto rounded-md border border-line">
        <table className="w-full text-left text-sm" aria-label={t("import.preview")}>
          <thead className="bg-sunken text-subtle">
            <tr>
              {SHOWN.map((key) => (
                <th key={key} className="px-3 py-1.5 font-medium whitespace-nowrap">
                  {t(`import.column.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.map((row) => (
              <tr key={`${row.email} ${row.name} ${row.phone}`} className="border-t border-line/70">
                {SHOWN.map((key) => (
                  <td key={key} className="max-w-48 truncate px-3 py-1.5">
                    {row[key] || "\u2013"}
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
