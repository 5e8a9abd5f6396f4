import type { Language } from "~/i18n";
import { translatorOf } from "~/i18n/server";
import type { RefusedRow } from "~db/queries/import-rows";
import { csvFile } from "../export/csv";
import { EMPTY_ROW, type PersonRow } from "./columns";
import type { RowReason } from "./judge-row.server";

/** A CSV with the headers that the import itself understands, in the reader's language; cells are no formulas. */
export function restFile(
  rows: readonly RefusedRow<PersonRow>[],
  language: Language,
): AsyncGenerator<Uint8Array> {
  const t = translatorOf(language);
  const header = [
    t("import.line"),
    t("field.first_name"),
    t("field.last_name"),
    "E-mail",
    t("field.phone"),
    t("field.role"),
    t("field.department"),
    t("import.reason"),
  ];
  async function* portions() {
    yield rows.map(({ line, data, reason }) => {
      const { name, surname, email, phone, role, department } = { ...EMPTY_ROW, ...data };
      return [line, name, surname, email, phone, role, department, t(`import.reason.${reason as RowReason}`)];
    });
  }
  return csvFile(header, portions(), language === "en" ? "," : ";");
}
