import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { AppForm, FormField, FormPassword } from "~/ui/form";
import { SubmitButton } from "~/ui/submit-button";
import { GateFrame } from "../session/gate-frame";
import { NewPasswordField } from "../session/new-password-field";
import { AcceptForm, AcceptKnownForm } from "./invite-form";

export type AcceptData = { email: string; company: string; isKnown: boolean } | null;
export type AcceptAnswer = { result: SubmissionResult<string[]>; isDead?: boolean };

/** The page of an invitation's link: name and password; somebody known here shows the password they have [MC-14]. */
export function AcceptPage({ data, answer }: { data: AcceptData; answer: AcceptAnswer | undefined }) {
  const t = useT();
  if (data === null || answer?.isDead)
    return (
      <GateFrame title={t("accept.title")}>
        <Banner tone="warn" title={t("accept.dead")} />
      </GateFrame>
    );
  return <Fields data={data} answer={answer} />;
}

function Fields({ data, answer }: { data: NonNullable<AcceptData>; answer: AcceptAnswer | undefined }) {
  const t = useT();
  const schema = data.isKnown ? AcceptKnownForm : AcceptForm;
  const [form, fields] = useForm({
    id: "accept",
    lastResult: answer?.result ?? null,
    onValidate: ({ formData }) => parseWithZod(formData, { schema }),
    shouldValidate: "onSubmit",
    shouldRevalidate: "onInput",
  });
  const { company, email } = data;
  return (
    <GateFrame
      title={t("accept.title")}
      lead={t(data.isKnown ? "accept.lead_known" : "accept.lead", { company, email })}
    >
      <AppForm form={form}>
        <input type="email" value={email} autoComplete="username" readOnly hidden />
        <FormField field={fields.name} label={t("field.first_name")} autoComplete="given-name" autoFocus />
        <FormField
          field={fields.surname}
          label={t("field.last_name")}
          aside={t("common.optional")}
          autoComplete="family-name"
        />
        {data.isKnown ? (
          <FormPassword field={fields.password} label={t("field.password")} />
        ) : (
          <NewPasswordField field={fields.password} />
        )}
        <SubmitButton full>{t("accept.submit")}</SubmitButton>
      </AppForm>
    </GateFrame>
  );
}
