import type { SubmissionResult } from "@conform-to/react";
import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ReactNode } from "react";
import { useLanguage, useT } from "~/i18n/react";
import { AppForm, FormField, FormSelect } from "~/ui/form";
import type { FormFieldMeta } from "~/ui/form-meta";
import { type CustomFieldView, CustomInputs } from "../ui/custom-inputs";
import { amountText } from "../ui/money";
import { PickerField } from "../ui/picker-field";
import type { Picked } from "../ui/record-picker";
import { dealForm } from "./deal-form";

export type DealValues = {
  name: string;
  amount: number | null;
  responsible: Picked | null;
  contact: Picked | null;
  company: Picked | null;
  tags: string;
  custom: Record<string, string>;
  stage?: string;
};
type Props = {
  values: DealValues;
  currency: string;
  custom: CustomFieldView[];
  /** Stages to begin in; none at an edit. */
  stages: { id: string; name: string }[];
  result: SubmissionResult<string[]> | undefined;
  /** What the form was opened with, so that nobody's change is overwritten silently. */
  seen?: string;
  children: ReactNode;
};

/** The form of a deal, for a new one and for an edit. */
export function DealFields({ values, currency, custom, stages, result, seen, children }: Props) {
  const t = useT();
  const language = useLanguage();
  const schema = dealForm(currency, custom);
  const [form, fields] = useForm({
    id: "deal",
    lastResult: result,
    defaultValue: {
      name: values.name,
      amount: amountText(values.amount, currency, language),
      stage: values.stage,
      tags: values.tags,
      ...Object.fromEntries(custom.map(({ id }) => [`custom:${id}`, values.custom[id] ?? ""])),
    },
    constraint: getZodConstraint(schema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema }),
  });
  return (
    <AppForm form={form} className="max-w-xl">
      {seen !== undefined && <input type="hidden" name="seen" value={seen} />}
      <FormField field={fields.name} label={t("work.field.name")} autoComplete="off" />
      <FormField
        field={fields.amount}
        label={t("work.field.amount")}
        hint={t("deals.amount_hint")}
        inputMode="decimal"
        autoComplete="off"
        trailing={<span className="pr-2">{currency}</span>}
      />
      {stages.length > 0 && (
        <FormSelect
          field={fields.stage}
          label={t("work.field.stage")}
          options={stages.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <PickerField
        field={fields.contact}
        label={t("work.field.contact")}
        of="contact"
        first={values.contact}
      />
      <PickerField
        field={fields.company}
        label={t("work.field.company")}
        of="company"
        first={values.company}
      />
      <PickerField
        field={fields.responsible}
        label={t("work.field.responsible")}
        of="colleague"
        first={values.responsible}
      />
      <FormField
        field={fields.tags}
        label={t("work.field.tags")}
        hint={t("work.field.tags_hint")}
        autoComplete="off"
      />
      <CustomInputs custom={custom} fields={fields as Record<string, FormFieldMeta>} />
      {children}
    </AppForm>
  );
}
