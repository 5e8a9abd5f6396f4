import type { SubmissionResult } from "@conform-to/react";
import { Trash2 } from "lucide-react";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { Section } from "~/ui/card";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import { PageHeader } from "~/ui/page-header";
import { GaugeList } from "./gauge-list";
import { LimitFields } from "./limit-fields";
import { limitSentence } from "./limit-words";
import type { LimitRow, PersonGauge, SubjectRow } from "./read-limits.server";

export type LimitData = {
  /** The stored limit; null while a new one is made. */
  limit: Omit<LimitRow, "id"> | null;
  /** What the form begins with. */
  start: Omit<LimitRow, "id">;
  subjects: SubjectRow[];
  gauges: PersonGauge[];
};
export type LimitAnswer = { result?: SubmissionResult<string[]>; over?: PersonGauge[]; confirmed?: string };

/** One limit: its form, and where people stand at it, live. */
export function LimitPage({ data, answer }: { data: LimitData; answer: LimitAnswer | undefined }) {
  const t = useT();
  const { limit } = data;
  return (
    <>
      <PageHeader
        title={limit === null ? t("limits.new") : limitSentence(t, limit)}
        description={t("limits.same_everywhere")}
        back={{ to: "/settings/limits", label: t("nav.monitoring.limits") }}
        actions={
          limit !== null && (
            <ConfirmDialog
              trigger={<Button icon={<Trash2 size={16} />}>{t("act.delete")}</Button>}
              title={t("limits.delete.title")}
              description={t("limits.delete.text")}
              confirm={t("act.delete")}
              action="/settings/limits"
              fields={{ intent: "delete", limit: limit.publicId }}
            />
          )
        }
      />
      <LimitFields key={limit?.publicId ?? "new"} data={data} answer={answer} />
      {limit !== null && (
        <Section title={t("limits.gauges")}>
          <GaugeList
            gauges={data.gauges}
            empty={t("limits.gauges.none")}
            source={`/limits/gauges?limit=${limit.publicId}`}
          />
        </Section>
      )}
    </>
  );
}
