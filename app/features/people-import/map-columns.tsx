import { useT } from "~/i18n/react";
import { Checkbox } from "~/ui/checkbox";
import { MapColumns } from "../import-table/map-columns";
import type { Table } from "../import-table/read-table";
import { COLUMNS, type Mapping, type PersonRow } from "./columns";

type Props = {
  table: Table;
  mapping: Mapping;
  onMap: (mapping: Mapping) => void;
  surnameFirst: boolean;
  onSurnameFirst: (is: boolean) => void;
  preview: PersonRow[];
};
const SHOWN = ["name", "surname", "email", "phone", "role", "department"] as const;

/** What each column of a file of people is, and the first of them as they will be. */
export function MapPeopleColumns({ table, mapping, onMap, surnameFirst, onSurnameFirst, preview }: Props) {
  const t = useT();
  return (
    <MapColumns
      table={table}
      mapping={mapping}
      onMap={onMap}
      columns={COLUMNS}
      labelOf={(key) => t(`import.column.${key}`)}
      preview={{
        label: t("import.preview"),
        shown: SHOWN,
        rows: preview.map((row, at) => ({ key: at, cells: row })),
      }}
    >
      {mapping.includes("full_name") && (
        <Checkbox
          label={t("import.surname_first")}
          checked={surnameFirst}
          onChange={(event) => onSurnameFirst(event.currentTarget.checked)}
        />
      )}
    </MapColumns>
  );
}
