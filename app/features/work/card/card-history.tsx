import type { ActivityKind } from "~/domain/activity/kinds";
import type { MessageKey } from "~/i18n";
import { useT } from "~/i18n/react";
import { Card } from "~/ui/card";
import { Time } from "~/ui/time";
import type { ToldLine } from "./read-history.server";

const SAID: Partial<Record<ActivityKind, MessageKey>> = {
  record_created: "history.record_created",
  record_changed: "history.record_changed",
  stage_changed: "history.stage_changed",
  deal_closed: "history.deal_closed",
  responsible_changed: "history.responsible_changed",
  note_added: "history.note_added",
  task_done: "history.task_done",
  record_deleted: "history.record_deleted",
  record_restored: "history.record_restored",
  records_merged: "history.records_merged",
};

type Props = {
  lines: ToldLine[];
  fieldName: (field: string) => string;
  say: (field: string, value: string) => string;
};

/** What happened to a record, field by field: who, when, from what to what. */
export function CardHistory({ lines, fieldName, say }: Props) {
  const t = useT();
  return (
    <Card title={t("card.history")}>
      {lines.length === 0 && <p className="text-muted">{t("history.none")}</p>}
      <ol className="flex flex-col gap-3">
        {lines.map((line) => (
          <li key={line.id} className="text-sm">
            <p>
              <span className="font-medium">{t(SAID[line.kind] ?? "history.other")}</span>{" "}
              <span className="text-subtle">
                {line.by ?? t("common.system")} {"\u00b7"} <Time at={line.at} as="dayAndTime" />
              </span>
            </p>
            {line.changes.map(({ field, before, after }) => (
              <p key={field} className="break-words text-muted">
                {fieldName(field)}: {before !== null && <s className="text-subtle">{say(field, before)}</s>}{" "}
                {before !== null && after !== null && "\u2192 "}
                {after === null ? t("card.empty") : say(field, after)}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </Card>
  );
}
