import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { LANGUAGES } from "~/i18n";
import { useLanguage, useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { AppForm, FormField, FormSelect } from "~/ui/form";
import { SubmitButton } from "~/ui/submit-button";
import { GateFrame } from "./gate-frame";
import { NewPasswordField } from "./new-password-field";
import { SetUpForm } from "./setup-form";
import { ZoneLine } from "./zone-line";

export type SetUpState = "open" | "dead" | "done";
type Props = {
  data: { state: SetUpState; token: string; timeZone: string; fromDemo: boolean };
  answer: { result: SubmissionResult<string[]>; state: SetUpState } | undefined;
};

/** Minute 0: one page, and the owner is in. */
export function SetUpPage({ data, answer }: Props) {
  const t = useT();
  const state = answer?.state ?? data.state;
  if (state !== "open") {
    return (
      <GateFrame title={t("setup.title")}>
        <Banner tone="warn" title={t(state === "done" ? "setup.done" : "setup.token_gone")} />
      </GateFrame>
    );
  }
  return <SetUpFields data={data} answer={answer} />;
}

function SetUpFields({ data, answer }: Props) {
  const t = useT();
  const language = useLanguage();
  const [form, fields] = useForm({
    id: "setup",
    lastResult: answer?.result,
    constraint: getZodConstraint(SetUpForm),
    defaultValue: { language },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: SetUpForm }),
    shouldValidate: "onSubmit",
    shouldRevalidate: "onInput",
  });
  const languages = LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }));
  return (
    <GateFrame title={t("setup.title")} lead={t(data.fromDemo ? "setup.lead_demo" : "setup.lead")} size="md">
      <AppForm form={form} action="/setup">
        <input type="hidden" name="token" value={data.token} />
        <FormField field={fields.company} label={t("setup.company")} autoComplete="organization" autoFocus />
        <div className="grid gap-4 sm:grid-cols-2">
          <FormField field={fields.name} label={t("field.first_name")} autoComplete="given-name" />
          <FormField
            field={fields.surname}
            label={t("field.last_name")}
            aside={t("common.optional")}
            autoComplete="family-name"
          />
        </div>
        <FormField field={fields.email} label={t("field.email")} type="email" autoComplete="username" />
        <NewPasswordField field={fields.password} />
        <FormSelect field={fields.language} label={t("field.language")} options={languages} />
        <ZoneLine timeZone={data.timeZone} weekStart={1} />
        <SubmitButton full>{t("setup.submit")}</SubmitButton>
      </AppForm>
    </GateFrame>
  );
}
