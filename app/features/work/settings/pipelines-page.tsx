import { useActionData } from "@remix-run/react";
import { CURRENCIES } from "~/domain/work/money";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { Section } from "~/ui/card";
import { PageHeader } from "~/ui/page-header";
import { Select } from "~/ui/select";
import { AddLine } from "./add-line";
import { PipelineCard, type PipelineView } from "./pipeline-card";
import { QuickForm } from "./quick-form";
import { SettingsLine } from "./settings-line";

type Props = { pipelines: PipelineView[]; reasons: { id: string; name: string }[]; currency: string };
export type SettingsAnswer = {
  saved?: true;
  refusal?: "not_found" | "taken" | "in_use" | "last" | "conflict" | "form";
};

/** Pipelines with their stages, reasons of a loss, and the currency of deals. */
export function PipelinesPage({ pipelines, reasons, currency }: Props) {
  const t = useT();
  const answer = useActionData() as SettingsAnswer | undefined;
  return (
    <>
      <PageHeader title={t("pipelines.title")} description={t("pipelines.lead")} />
      <SettingsSaid answer={answer} />
      {pipelines.map((pipeline) => (
        <PipelineCard key={pipeline.id} pipeline={pipeline} all={pipelines} />
      ))}
      <Section title={t("pipelines.more")}>
        <AddLine fields={{ intent: "add_pipeline" }} label={t("pipelines.add")} />
      </Section>
      <Section title={t("pipelines.reasons")} description={t("pipelines.reasons.line")}>
        <ul className="flex flex-col gap-1">
          {reasons.map(({ id, name }) => (
            <SettingsLine key={id} name={name} remove={{ intent: "delete_reason", id }} />
          ))}
        </ul>
        <AddLine fields={{ intent: "add_reason" }} label={t("pipelines.reasons.add")} />
      </Section>
      <Section title={t("pipelines.currency")} description={t("pipelines.currency.line")}>
        <QuickForm fields={{ intent: "currency" }} submit={t("act.save")}>
          <Select
            name="currency"
            aria-label={t("pipelines.currency")}
            defaultValue={currency}
            options={CURRENCIES.map((code) => ({ value: code, label: code }))}
          />
        </QuickForm>
      </Section>
    </>
  );
}

/** What became of the last change. */
export function SettingsSaid({ answer }: { answer: SettingsAnswer | undefined }) {
  const t = useT();
  if (answer === undefined) return null;
  return (
    <Banner tone={answer.saved ? "ok" : "warn"} announce className="mb-4">
      {answer.saved ? t("common.saved") : t(`crm_settings.refused.${answer.refusal ?? "conflict"}`)}
    </Banner>
  );
}
