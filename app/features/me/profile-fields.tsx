import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { LANGUAGES, type Language } from "~/i18n";
import { useT } from "~/i18n/react";
import { DescriptionList } from "~/ui/description-list";
import { AppForm, FormField, FormSelect } from "~/ui/form";
import { SubmitButton } from "~/ui/submit-button";
import { zoneName, zoneOptions } from "../session/zone-line";
import { ProfileForm } from "./profile-form";

export type ProfileData = {
  email: string;
  name: string;
  surname: string;
  language: string | null;
  timeZone: string | null;
  company: { language: Language; timeZone: string };
};
type Props = { data: ProfileData; result: SubmissionResult<string[]> | undefined };

export function ProfileFields({ data, result }: Props) {
  const t = useT();
  const { email, company, ...values } = data;
  const [form, fields] = useForm({
    id: "profile",
    lastResult: result,
    constraint: getZodConstraint(ProfileForm),
    defaultValue: values,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: ProfileForm }),
    shouldValidate: "onSubmit",
  });
  return (
    <AppForm form={form} action="/me">
      <DescriptionList items={[{ label: t("field.email"), value: email }]} />
      <p className="-mt-2 text-sm text-subtle">{t("profile.email_hint")}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField field={fields.name} label={t("field.first_name")} autoComplete="given-name" />
        <FormField
          field={fields.surname}
          label={t("field.last_name")}
          aside={t("common.optional")}
          autoComplete="family-name"
        />
        <FormSelect
          field={fields.language}
          label={t("field.language")}
          placeholder={t("profile.language_default", { language: t(`language.${company.language}`) })}
          options={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
        />
        <FormSelect
          field={fields.timeZone}
          label={t("field.time_zone")}
          placeholder={t("profile.zone_default", { zone: zoneName(company.timeZone) })}
          options={zoneOptions(data.timeZone ?? company.timeZone)}
        />
      </div>
      <div>
        <SubmitButton name="intent" value="profile">
          {t("act.save")}
        </SubmitButton>
      </div>
    </AppForm>
  );
}
