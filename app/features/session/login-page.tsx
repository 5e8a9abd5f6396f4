import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { Link } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { AppForm, FormField, FormPassword } from "~/ui/form";
import { SubmitButton } from "~/ui/submit-button";
import { typeInto } from "~/ui/type-into";
import { DemoSignIns } from "./demo-sign-ins";
import { GateFrame } from "./gate-frame";
import type { GateMessage } from "./gate-message.server";
import { GateNotice } from "./gate-notice";
import type { DemoSignIn } from "./list-demo-sign-ins.server";
import { LoginForm } from "./login-form";

type Props = {
  data: { next: string; message: GateMessage | null; demo: DemoSignIn[] };
  answer: { result: SubmissionResult<string[]>; message: GateMessage | null } | undefined;
};

/** The login gate: one card, one form, one sentence that says what stands in the way. */
export function LoginPage({ data, answer }: Props) {
  const t = useT();
  const [form, fields] = useForm({
    id: "login",
    lastResult: answer?.result,
    constraint: getZodConstraint(LoginForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: LoginForm }),
    shouldValidate: "onSubmit",
  });
  const message = answer === undefined ? data.message : answer.message;
  return (
    <GateFrame title={t("login.title")} below={<Link to="/reset">{t("login.forgot")}</Link>}>
      <GateNotice message={message} tone={answer?.message ? "danger" : "info"} />
      <AppForm form={form} action="/login">
        <input type="hidden" name="next" value={data.next} />
        <FormField
          field={fields.email}
          label={t("login.email")}
          type="email"
          autoComplete="username"
          autoFocus
        />
        <FormPassword field={fields.password} label={t("login.password")} />
        <SubmitButton full>{t("login.submit")}</SubmitButton>
      </AppForm>
      <DemoSignIns
        signIns={data.demo}
        onPick={(signIn) => {
          fill(fields.email.id, signIn.email);
          fill(fields.password.id, signIn.password);
        }}
      />
    </GateFrame>
  );
}

function fill(id: string, value: string): void {
  const input = document.getElementById(id);
  if (input instanceof HTMLInputElement) typeInto(input, value);
}
