import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useT } from "~/i18n/react";
import { AppForm } from "~/ui/form";
import { SubmitButton } from "~/ui/submit-button";
import { GateFrame } from "./gate-frame";
import type { GateMessage } from "./gate-message.server";
import { GateNotice } from "./gate-notice";
import { NewPasswordField } from "./new-password-field";
import { NewPasswordForm } from "./new-password-form";

export type NewPasswordAnswer = { result: SubmissionResult<string[]>; message: GateMessage | null };
type Props = {
  title: string;
  lead?: ReactNode;
  /** For the browser's password store. */
  email: string;
  next?: string;
  answer: NewPasswordAnswer | undefined;
};

/** One field: the new password of a reset link, or in place of a temporary one. */
export function NewPasswordPage({ title, lead, email, next = "/", answer }: Props) {
  const t = useT();
  const [form, fields] = useForm({
    id: "new-password",
    lastResult: answer?.result,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: NewPasswordForm }),
    shouldValidate: "onSubmit",
    shouldRevalidate: "onInput",
  });
  return (
    <GateFrame title={title} lead={lead} below={<Link to="/login">{t("gate.back")}</Link>}>
      <GateNotice message={answer?.message ?? null} tone="danger" />
      <AppForm form={form}>
        <input type="hidden" name="next" value={next} />
        <input type="email" value={email} autoComplete="username" readOnly hidden />
        <NewPasswordField field={fields.password} autoFocus />
        <SubmitButton full>{t("reset.new.submit")}</SubmitButton>
      </AppForm>
    </GateFrame>
  );
}
