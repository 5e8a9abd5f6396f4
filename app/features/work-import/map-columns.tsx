import { IMPORT_COLUMNS } from "~/domain/work/import";
import type { CardKind } from "~/domain/work/kinds";
import { useT } from "~/i18n/react";
import { MapColumns } from "../import-table/map-columns";
import type { Table } from "../import-table/read-table";
import { cellsOf, type Mapping } from "./columns";

type Props = { kind: CardKind; table: Table; mapping: Mapping; onMap: (mapping: Mapping) => void };
const ROWS = 5;

/** What each column of a file of records is, and the first rows as they will be read. */
export function MapRecordColumns({ kind, table, mapping, onMap }: Props) {
  const t = useT();
  const columns = IMPORT_COLUMNS[kind];
  return (
    <MapColumns
      table={table}
      mapping={mapping}
      onMap={onMap}
      columns={columns}
      labelOf={(key) => t(`bring.column.${key}`)}
      preview={{
        label: t("bring.preview"),
        shown: columns.filter((key) => mapping.includes(key)),
        rows: table.rows
          .slice(0, ROWS)
          .map(({ line, cells }) => ({ key: line, cells: cellsOf(cells, mapping) })),
      }}
    />
  );
}
