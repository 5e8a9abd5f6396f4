import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { Link } from "@remix-run/react";
import { useFormat, useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { AppForm, FormField, FormPassword } from "~/ui/form";
import { GateLayout } from "~/ui/gate-layout";
import { LanguageSwitch } from "~/ui/language-switch";
import { SubmitButton } from "~/ui/submit-button";
import { ThemeToggle } from "~/ui/theme-toggle";
import type { GateMessage } from "./gate-message.server";
import { gateSentence } from "./gate-sentence";
import { LoginForm } from "./login-form";

type Props = {
  data: { next: string; message: GateMessage | null; isDemo: boolean };
  answer: { result: SubmissionResult<string[]>; message: GateMessage | null } | undefined;
};

/** The login gate: one card, one form, one sentence that says what stands in the way. */
export function LoginPage({ data, answer }: Props) {
  const t = useT();
  const format = useFormat();
  const [form, fields] = useForm({
    id: "login",
    lastResult: answer?.result,
    constraint: getZodConstraint(LoginForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: LoginForm }),
    shouldValidate: "onSubmit",
  });
  const message = answer?.message ?? data.message;
  const sentence = message === null ? null : gateSentence(message, t, format, Date.now());
  return (
    <GateLayout
      company="Gatehouse"
      title={t("login.title")}
      languageSwitch={<LanguageSwitch />}
      themeToggle={<ThemeToggle />}
      below={<Link to="/reset">{t("login.forgot")}</Link>}
    >
      {sentence !== null && (
        <div className="mb-4">
          <Banner tone={answer?.message ? "danger" : "info"} title={sentence} />
        </div>
      )}
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
    </GateLayout>
  );
}
