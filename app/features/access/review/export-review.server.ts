import type { Origin } from "~/domain/log/entry";
import type { Language, Translate } from "~/i18n";
import { translatorOf } from "~/i18n/server";
import type { Cell } from "../../export/cell";
import { csvFile } from "../../export/csv";
import { noteExport } from "../../export/note-export.server";
import { xlsxFile } from "../../export/xlsx";
import type { ExportFormat } from "../../log/export-log.server";
import { localTime } from "../../log/local-time.server";
import type { Needs } from "../../needs";
import { roleNames } from "../../people/role-name";
import type { Changer } from "../changer";
import type { ReviewQuery } from "./review-query";
import { type ReviewData, showReview } from "./show-review.server";

type Wanted = { query: ReviewQuery; format: ExportFormat; client: Origin; sessionId: string };

/** The list of the review that is shown, as a file; the export stands in the log with its count [AU-20, AM-13]. */
export async function exportReview(
  needs: Needs,
  reviewer: Changer & { language: Language; zone: string },
  { query, format, client, sessionId }: Wanted,
): Promise<AsyncGenerator<Uint8Array>> {
  const { accountId, userId, language, zone } = reviewer;
  const note = await noteExport(needs, {
    accountId,
    userId,
    sessionId,
    client,
    page: "/settings/access/review",
    detail: `access review: ${query.list}, ${format}`,
  });
  const t = translatorOf(language);
  const { people } = await showReview(needs, reviewer, query);
  async function* rows(): AsyncGenerator<Cell[][]> {
    yield people.map((person) => record(person, t, zone));
    await note(people.length);
  }
  if (format === "xlsx") return xlsxFile(t("review.sheet"), header(t, zone), rows());
  return csvFile(header(t, zone), rows(), format === "csv" ? "," : ";");
}

const header = (t: Translate, zone: string) => [
  t("field.name"),
  t("field.role"),
  `${t("users.column.last_activity")} (${zone})`,
  `${t("review.column.kept")} (${zone})`,
  t("review.column.reviewer"),
  t("review.column.unused"),
];

function record(person: ReviewData["people"][number], t: Translate, zone: string): Cell[] {
  const { name, roles, lastSeenAt, keptAt, reviewer, uses } = person;
  const local = (at: number | null) => (at === null ? null : { local: localTime(at, zone) });
  return [name, roleNames(t, roles), local(lastSeenAt), local(keptAt), reviewer, uses?.unused ?? null];
}
