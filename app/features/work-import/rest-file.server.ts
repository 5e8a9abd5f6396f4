import { IMPORT_COLUMNS, type ImportCells } from "~/domain/work/import";
import type { CardKind } from "~/domain/work/kinds";
import type { Language } from "~/i18n";
import { translatorOf } from "~/i18n/server";
import type { RefusedRow } from "~db/queries/import-rows";
import { csvFile } from "../export/csv";
import { sayProblem } from "./say-problem";

/** The rows that made nothing with their line and the reason; mended, the file can be imported again. */
export function restFile(kind: CardKind, rows: readonly RefusedRow<ImportCells>[], language: Language) {
  const t = translatorOf(language);
  const columns = IMPORT_COLUMNS[kind].filter((key) => rows.some(({ data }) => data[key] !== undefined));
  const header = [t("import.line"), ...columns.map((key) => t(`bring.column.${key}`)), t("import.reason")];
  async function* portions() {
    yield rows.map(({ line, data, reason }) => [
      line,
      ...columns.map((key) => data[key] ?? ""),
      sayProblem(t, reason),
    ]);
  }
  return csvFile(header, portions(), language === "en" ? "," : ";");
}
