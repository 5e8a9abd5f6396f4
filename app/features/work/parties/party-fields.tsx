import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ReactNode } from "react";
import { useT } from "~/i18n/react";
import { AppForm, FormCheckbox, FormField } from "~/ui/form";
import type { FormFieldMeta } from "~/ui/form-meta";
import { type CustomFieldView, CustomInputs } from "../ui/custom-inputs";
import { PickerField } from "../ui/picker-field";
import type { Picked } from "../ui/record-picker";
import { partyForm } from "./party-form";
import { PARTY_WORDS } from "./party-words";

type Values = {
  name: string;
  position: string;
  site: string;
  address: string;
  phones: string;
  emails: string;
  tags: string;
  vip: boolean;
  company: Picked | null;
  responsible: Picked | null;
  custom: Record<string, string>;
};
export type PartyFormView = {
  kind: "contact" | "company";
  values: Values;
  custom: CustomFieldView[];
  /** Without the right to see them, phones and e-mails stay out of an edit. */
  showsPoints: boolean;
};
type Props = PartyFormView & {
  result: SubmissionResult<string[]> | undefined;
  seen?: string;
  children: ReactNode;
};

/** The form of a contact or a company, for a new one and for an edit. */
export function PartyFields({ kind, values, custom, showsPoints, result, seen, children }: Props) {
  const t = useT();
  const schema = partyForm(kind, custom);
  const { company, responsible, custom: own, vip, ...texts } = values;
  const [form, typed] = useForm({
    id: "party",
    lastResult: result,
    defaultValue: {
      ...texts,
      vip: vip ? "on" : undefined,
      ...Object.fromEntries(custom.map(({ id }) => [`custom:${id}`, own[id] ?? ""])),
    },
    constraint: getZodConstraint(schema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema }),
  });
  const fields = typed as unknown as Record<string, FormFieldMeta & { name: string }>;
  const field = (name: string) => fields[name] as FormFieldMeta;
  const several = t("work.points_hint");
  return (
    <AppForm form={form} className="max-w-xl">
      {seen !== undefined && <input type="hidden" name="seen" value={seen} />}
      <FormField field={field("name")} label={t(PARTY_WORDS[kind].name)} autoComplete="off" />
      {kind === "contact" ? (
        <>
          <FormField field={field("position")} label={t("work.field.position")} autoComplete="off" />
          <PickerField
            field={field("company")}
            label={t("work.field.company")}
            of="company"
            first={company}
          />
        </>
      ) : (
        <>
          <FormField field={field("site")} label={t("work.field.site")} autoComplete="off" />
          <FormField field={field("address")} label={t("work.field.address")} autoComplete="off" />
        </>
      )}
      {showsPoints && (
        <>
          <FormField
            field={field("phones")}
            label={t("work.field.phones")}
            hint={several}
            inputMode="tel"
            autoComplete="off"
          />
          <FormField
            field={field("emails")}
            label={t("work.field.emails")}
            hint={several}
            inputMode="email"
            autoComplete="off"
          />
        </>
      )}
      <PickerField
        field={field("responsible")}
        label={t("work.field.responsible")}
        of="colleague"
        first={responsible}
      />
      <FormField
        field={field("tags")}
        label={t("work.field.tags")}
        hint={t("work.field.tags_hint")}
        autoComplete="off"
      />
      {kind === "contact" && <FormCheckbox field={field("vip")} label={t("work.field.vip")} />}
      <CustomInputs custom={custom} fields={fields} />
      {children}
    </AppForm>
  );
}
