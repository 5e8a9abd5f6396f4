import type { AuditRow } from "~/domain/log/audit-filter";
import type { Origin } from "~/domain/log/entry";
import type { Language, Translate } from "~/i18n";
import { translatorOf } from "~/i18n/server";
import { eachAuditPage } from "~db/queries/audit-log/page";
import type { Cell } from "../../export/cell";
import { csvFile } from "../../export/csv";
import { noteExport } from "../../export/note-export.server";
import { xlsxFile } from "../../export/xlsx";
import type { ExportFormat } from "../../log/export-log.server";
import { localTime } from "../../log/local-time.server";
import type { Needs } from "../../needs";
import { fieldWords, kindWords, valueWords } from "./audit-words";
import type { AuditSearch } from "./search";
import { type AuditReader, makeAuditFilter } from "./show-audit.server";

type Wanted = { search: AuditSearch; format: ExportFormat; client: Origin; sessionId: string };

/** The filtered audit log as a file, a row for each change; noted with its count. Null when a filter cannot be read. */
export async function exportAudit(
  needs: Needs,
  reader: AuditReader & { language: Language },
  { search, format, client, sessionId }: Wanted,
): Promise<AsyncGenerator<Uint8Array> | null> {
  const { accountId, userId, language, zone } = reader;
  const asked = await filterOf(needs, reader, search);
  if (asked === null) return null;
  const filter = asked;
  const page = "/settings/audit";
  const note = await noteExport(needs, {
    accountId,
    userId,
    sessionId,
    client,
    page,
    detail: `audit, ${format}`,
  });
  const t = translatorOf(language);
  async function* rows(): AsyncGenerator<Cell[][]> {
    let count = 0;
    try {
      for await (const events of eachAuditPage(needs.db(accountId), accountId, filter)) {
        const records = events.flatMap((event) => recordsOf(event, t, zone));
        count += records.length;
        yield records;
      }
    } finally {
      await note(count);
    }
  }
  if (format === "xlsx") return xlsxFile(t("audit.sheet"), header(t, zone), rows());
  return csvFile(header(t, zone), rows(), format === "csv" ? "," : ";");
}

/** How many rows `exportAudit` would give at the same instant; null when a filter cannot be read. */
export async function countAudit(
  needs: Needs,
  reader: AuditReader,
  search: AuditSearch,
): Promise<number | null> {
  const { accountId } = reader;
  const filter = await filterOf(needs, reader, search);
  if (filter === null) return null;
  let count = 0;
  for await (const events of eachAuditPage(needs.db(accountId), accountId, filter))
    for (const { changes } of events) count += Math.max(1, changes.length);
  return count;
}

/** Nothing that happens while the file is made is in it. */
async function filterOf(needs: Needs, reader: AuditReader, search: AuditSearch) {
  const { filter, errors } = await makeAuditFilter(needs, reader, search);
  if (Object.keys(errors).length > 0) return null;
  return { ...filter, until: Math.min(filter.until ?? needs.now, needs.now) };
}

const header = (t: Translate, zone: string) => [
  `${t("log.time")} (${zone})`,
  t("audit.who"),
  t("log.event"),
  t("audit.kind"),
  t("audit.object_column"),
  t("audit.change.what"),
  t("audit.change.before"),
  t("audit.change.after"),
  t("audit.reason"),
  t("log.ip"),
  t("log.session"),
  t("audit.request"),
  t("audit.code"),
];

function recordsOf(event: AuditRow, t: Translate, zone: string): Cell[][] {
  const changes = event.changes.length > 0 ? event.changes : [null];
  const at = (instant: number) => localTime(instant, zone).replace("T", " ");
  return changes.map((change) => [
    { local: localTime(event.at, zone) },
    event.actorName ?? (event.actorId === null ? t("audit.by_product") : t("audit.erased")),
    t(`event.${event.event}`),
    event.targetKind && kindWords(event.targetKind, t),
    event.targetName,
    change && fieldWords(change.field, t),
    change && valueWords(change, change.before, t, at),
    change && valueWords(change, change.after, t, at),
    event.reason,
    event.ip,
    event.sessionId,
    event.requestId,
    event.event,
  ]);
}
