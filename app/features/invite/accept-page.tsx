import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { AppForm, FormField, FormPassword } from "~/ui/form";
import { SubmitButton } from "~/ui/submit-button";
import { GateFrame } from "../session/gate-frame";
import { NewPasswordField } from "../session/new-password-field";
import type { AcceptWay } from "./accept-invitation.server";
import { AcceptForm, AcceptKnownForm, AcceptSignedInForm } from "./invite-form";

export type AcceptData = { email: string; company: string; way: AcceptWay; name: string; surname: string };
export type AcceptAnswer = { result: SubmissionResult<string[]>; isDead?: boolean };

/** The form of each way of accepting. */
export const acceptSchema = (way: AcceptWay) =>
  way === "signed_in" ? AcceptSignedInForm : way === "known" ? AcceptKnownForm : AcceptForm;

type Props = { data: AcceptData | null; answer: AcceptAnswer | undefined };

/**
 * The page of an invitation's link [MC-14]: a newcomer chooses a password, somebody known shows theirs, somebody
 * signed in only agrees, and somebody else who is signed in here is told so.
 */
export function AcceptPage({ data, answer }: Props) {
  const t = useT();
  if (data === null || answer?.isDead)
    return (
      <GateFrame title={t("accept.title")}>
        <Banner tone="warn" title={t("accept.dead")} />
      </GateFrame>
    );
  const { company, email } = data;
  if (data.way === "other")
    return (
      <GateFrame title={t("accept.title")} lead={t("accept.lead", { company, email })}>
        <Banner tone="warn" title={t("accept.other")}>
          {t("accept.other.line", { email })}
        </Banner>
      </GateFrame>
    );
  return <Fields data={data} answer={answer} />;
}

const LEADS = {
  new: "accept.lead",
  known: "accept.lead_known",
  signed_in: "accept.lead_signed_in",
} as const;

function Fields({ data, answer }: { data: AcceptData; answer: AcceptAnswer | undefined }) {
  const t = useT();
  const { company, email, name, surname } = data;
  const way = data.way === "other" ? "new" : data.way;
  const schema = acceptSchema(way) as typeof AcceptForm;
  const [form, fields] = useForm({
    id: "accept",
    lastResult: answer?.result ?? null,
    defaultValue: { name, surname },
    onValidate: ({ formData }) => parseWithZod(formData, { schema }),
    shouldValidate: "onSubmit",
    shouldRevalidate: "onInput",
  });
  return (
    <GateFrame title={t("accept.title")} lead={t(LEADS[way], { company, email })}>
      <AppForm form={form}>
        <input type="email" value={email} autoComplete="username" readOnly hidden />
        <FormField field={fields.name} label={t("field.first_name")} autoComplete="given-name" autoFocus />
        <FormField
          field={fields.surname}
          label={t("field.last_name")}
          aside={t("common.optional")}
          autoComplete="family-name"
        />
        {way === "known" && <FormPassword field={fields.password} label={t("field.password")} />}
        {way === "new" && <NewPasswordField field={fields.password} />}
        <SubmitButton full>{t("accept.submit")}</SubmitButton>
      </AppForm>
    </GateFrame>
  );
}
