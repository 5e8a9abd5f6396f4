import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { LIMIT_ACTIONS, LIMIT_METRICS, LIMIT_PERIODS } from "~/domain/limits/kinds";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { AppForm, FormCheckbox, FormField, FormRadioCards, FormSelect } from "~/ui/form";
import { SubmitButton } from "~/ui/submit-button";
import { LimitForm } from "./limit-form";
import type { LimitAnswer, LimitData } from "./limit-page";
import { WhoFields } from "./who-fields";

/** What counts, how much, for whom, what then (AM-18, AM-19, AM-21). Under the metric stands in words what counts. */
export function LimitFields({ data, answer }: { data: LimitData; answer: LimitAnswer | undefined }) {
  const t = useT();
  const { start } = data;
  const [form, fields] = useForm({
    id: "limit",
    lastResult: answer?.result ?? null,
    defaultValue: {
      ...{
        metric: start.metric,
        threshold: String(start.threshold),
        period: start.period,
        action: start.action,
      },
      who: start.forAll ? "all" : "chosen",
      includeAdmins: start.includeAdmins ? "on" : undefined,
      restore: start.autoRestore ? "window" : "admin",
      warnAt: String(start.warnAt),
      isOn: start.isOn ? "on" : undefined,
    },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: LimitForm }),
    shouldValidate: "onSubmit",
    shouldRevalidate: "onInput",
  });
  const metric = LIMIT_METRICS.find((one) => one === fields.metric.value) ?? start.metric;
  const over = answer?.over ?? [];
  return (
    <AppForm form={form} className="max-w-2xl">
      <input type="hidden" name="intent" value="save" />
      <FormSelect
        field={fields.metric}
        label={t("limits.metric")}
        hint={t(`limits.counts.${metric}`)}
        options={LIMIT_METRICS.map((one) => ({ value: one, label: t(`limit.${one}`) }))}
      />
      <div className="grid gap-4 sm:grid-cols-3">
        <FormField
          field={fields.threshold}
          label={t("limits.threshold")}
          type="number"
          inputMode="numeric"
          min={1}
        />
        <FormSelect
          field={fields.period}
          label={t("limits.period")}
          options={LIMIT_PERIODS.map((one) => ({ value: one, label: t(`limit.${one}`) }))}
        />
        <FormField
          field={fields.warnAt}
          label={t("limits.warn_at")}
          type="number"
          inputMode="numeric"
          min={1}
          max={100}
        />
      </div>
      <p className="-mt-2 text-sm text-muted">{t("limits.warn_at.hint")}</p>
      <WhoFields field={fields.who} start={start} subjects={data.subjects} />
      <FormCheckbox
        field={fields.includeAdmins}
        label={t("limits.include_admins")}
        hint={t("limits.include_admins.hint")}
      />
      <FormRadioCards
        field={fields.action}
        legend={t("limits.action")}
        columns={2}
        cards={LIMIT_ACTIONS.map((value) => ({
          value,
          title: t(`limits.action.${value}`),
          text: t(`limits.action.${value}.text`),
        }))}
      />
      <FormSelect
        field={fields.restore}
        label={t("limits.restore")}
        options={(["window", "admin"] as const).map((value) => ({
          value,
          label: t(`limits.restore.${value}`),
        }))}
      />
      <FormCheckbox field={fields.isOn} label={t("limits.is_on")} hint={t("limit.no_refund")} />
      {over.length > 0 && (
        <>
          <input type="hidden" name="confirmed" value={answer?.confirmed} />
          <Banner tone="warn" announce>
            {t("limits.over", { names: over.map(({ name, count }) => `${name} (${count})`).join(", ") })}
          </Banner>
        </>
      )}
      <div>
        <SubmitButton>{t(over.length > 0 ? "limits.save_anyway" : "act.save")}</SubmitButton>
      </div>
    </AppForm>
  );
}
