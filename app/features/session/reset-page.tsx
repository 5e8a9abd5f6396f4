import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { Link } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { AppForm, FormField } from "~/ui/form";
import { SubmitButton } from "~/ui/submit-button";
import { GateFrame } from "./gate-frame";
import type { GateMessage } from "./gate-message.server";
import { GateNotice } from "./gate-notice";
import { ResetForm } from "./reset-form";

export type ResetAnswer = {
  result: SubmissionResult<string[]>;
  message: GateMessage | null;
  /** The e-mail as typed, once a letter is on its way if it is known. */
  asked: string | null;
};
type Props = { data: { minutes: number; isDemo: boolean }; answer: ResetAnswer | undefined };

/** Asks for a link; what it answers is the same for every e-mail. */
export function ResetPage({ data, answer }: Props) {
  const t = useT();
  const [form, fields] = useForm({
    id: "reset",
    lastResult: answer?.result,
    constraint: getZodConstraint(ResetForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: ResetForm }),
    shouldValidate: "onSubmit",
  });
  const asked = answer?.asked ?? null;
  return (
    <GateFrame
      title={t("reset.title")}
      lead={asked === null ? t("reset.lead") : undefined}
      below={<Link to="/login">{t("gate.back")}</Link>}
    >
      <GateNotice message={answer?.message ?? null} tone="danger" />
      {asked === null ? (
        <AppForm form={form} action="/reset">
          <FormField
            field={fields.email}
            label={t("login.email")}
            type="email"
            autoComplete="username"
            autoFocus
          />
          <SubmitButton full>{t("reset.send")}</SubmitButton>
        </AppForm>
      ) : (
        <div className="flex flex-col gap-3">
          <Banner tone="ok" title={t("reset.sent", { email: asked, n: data.minutes })} announce />
          <p className="text-sm text-muted">{t("reset.no_letter")}</p>
          {data.isDemo && (
            <p className="text-sm text-muted">
              <Link to="/dev/mail" reloadDocument>
                {t("first.demo.mail", { path: "/dev/mail" })}
              </Link>
            </p>
          )}
        </div>
      )}
    </GateFrame>
  );
}
