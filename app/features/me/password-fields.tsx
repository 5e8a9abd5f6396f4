import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { useT } from "~/i18n/react";
import { AppForm, FormCheckbox, FormPassword } from "~/ui/form";
import { SubmitButton } from "~/ui/submit-button";
import { NewPasswordField } from "../session/new-password-field";
import { ChangePasswordForm } from "./password-form";

type Props = { email: string; result: SubmissionResult<string[]> | undefined };

export function PasswordFields({ email, result }: Props) {
  const t = useT();
  const [form, fields] = useForm({
    id: "change-password",
    lastResult: result,
    defaultValue: { endOthers: "on" },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: ChangePasswordForm }),
    shouldValidate: "onSubmit",
    shouldRevalidate: "onInput",
  });
  return (
    <AppForm form={form} action="/me" className="max-w-md">
      <input type="email" value={email} autoComplete="username" readOnly hidden />
      <FormPassword field={fields.current} label={t("password.current")} />
      <NewPasswordField field={fields.password} />
      <FormCheckbox
        field={fields.endOthers}
        label={t("profile.password.end_others")}
        hint={t("profile.password.end_others_hint")}
      />
      <div>
        <SubmitButton name="intent" value="password">
          {t("act.change_password")}
        </SubmitButton>
      </div>
    </AppForm>
  );
}
