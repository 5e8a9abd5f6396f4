import { isImportProblem } from "~/domain/work/import";
import type { MessageKey, Translate } from "~/i18n";

/** "Phone: cannot be read": the column and what is wrong with it, for the page and the error file. */
export function sayProblem(t: Translate, code: string): string {
  if (!isImportProblem(code)) return code;
  const [column, what] = code.split(":");
  return `${t(`bring.column.${column}` as MessageKey)}: ${t(`bring.problem.${what}` as MessageKey)}`;
}
