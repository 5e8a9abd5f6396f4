import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Link } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { AppForm, FormPassword } from "~/ui/form";
import { SubmitButton } from "~/ui/submit-button";
import { AgainForm } from "./again-form";
import { GateFrame } from "./gate-frame";

type Props = {
  data: { next: string; email: string; company: string };
  answer: { result: SubmissionResult<string[]> } | undefined;
};

/** The password once more before a sensitive act (security.md row 38). */
export function AgainPage({ data, answer }: Props) {
  const t = useT();
  const [form, fields] = useForm({
    id: "again",
    lastResult: answer?.result,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: AgainForm }),
    shouldValidate: "onSubmit",
  });
  return (
    <GateFrame
      company={data.company}
      title={t("password.again.title")}
      lead={t("password.again.lead")}
      below={<Link to={data.next}>{t("act.cancel")}</Link>}
    >
      <AppForm form={form} action="/again">
        <input type="hidden" name="next" value={data.next} />
        <input type="email" name="" value={data.email} autoComplete="username" readOnly hidden />
        <FormPassword field={fields.password} label={t("login.password")} autoFocus />
        <SubmitButton full>{t("act.confirm")}</SubmitButton>
      </AppForm>
    </GateFrame>
  );
}
