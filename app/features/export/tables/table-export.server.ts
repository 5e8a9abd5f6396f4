import { ExportInput, exportTable } from "../export-job.server";
import type { ExportKind } from "../fetch-export.server";
import { tableHeader } from "./read-table.server";

/** Tables of the settings as files: how one is put together from its parts. */
export const tableExport: ExportKind = {
  name: exportTable.name,
  describe: (input) => {
    const asked = ExportInput.parse(input);
    const { format, table, zone } = asked;
    return { header: tableHeader(asked), format, table, zone };
  },
};
