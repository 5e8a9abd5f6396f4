import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { SESSION_CAP } from "~/domain/session/chosen-lengths";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { Section } from "~/ui/card";
import { AppForm, FormField } from "~/ui/form";
import { PageHeader } from "~/ui/page-header";
import { SubmitButton } from "~/ui/submit-button";
import { LengthChoice } from "./length-choice";
import { type SecurityChoice, SecurityForm } from "./security-form";

export type SecurityAnswer = {
  result: SubmissionResult<string[]>;
  preview?: { sessions: number; mine: boolean };
  saved?: { pending: boolean };
};
type Props = { data: Omit<SecurityChoice, "intent">; answer: SecurityAnswer | undefined };

/** Settings → Security: how long a session lasts, for staff and for Administrators, and how many at once [FM-09]. */
export function SecurityPage({ data, answer }: Props) {
  const t = useT();
  const [form, fields] = useForm({
    id: "security",
    lastResult: answer?.saved ? undefined : answer?.result,
    defaultValue: data,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: SecurityForm }),
    shouldValidate: "onSubmit",
  });
  return (
    <>
      <PageHeader title={t("nav.security")} description={t("settings.security.lead")} />
      {answer?.saved && (
        <Banner tone="ok" className="mb-5" announce>
          {t(answer.saved.pending ? "common.saved_pending" : "common.saved")}
        </Banner>
      )}
      <AppForm form={form} action="/settings/security" className="!gap-0">
        <Section title={t("settings.security.staff")}>
          <LengthChoice
            legend={t("security.who_staff")}
            preset={fields.staffPreset}
            idle={fields.staffIdle}
            absolute={fields.staffAbsolute}
          />
        </Section>
        <Section title={t("settings.security.administrators")} description={t("settings.security.shorter")}>
          <LengthChoice
            legend={t("security.who_admin")}
            preset={fields.adminPreset}
            idle={fields.adminIdle}
            absolute={fields.adminAbsolute}
          />
        </Section>
        <Section title={t("settings.security.parallel")} description={t("settings.security.parallel_hint")}>
          <div className="max-w-40">
            <FormField
              field={fields.sessionCap}
              label={t("settings.security.parallel")}
              hideLabel
              type="number"
              min={SESSION_CAP.min}
              max={SESSION_CAP.max}
            />
          </div>
        </Section>
        <Section title="" description={t("settings.security.applies")}>
          <Preview preview={answer?.preview} />
          <div className="flex flex-wrap gap-2">
            <SubmitButton name="intent" value="save">
              {t("act.save")}
            </SubmitButton>
            <SubmitButton variant="secondary" name="intent" value="preview">
              {t("security.preview")}
            </SubmitButton>
          </div>
        </Section>
      </AppForm>
    </>
  );
}

function Preview({ preview }: { preview: SecurityAnswer["preview"] }) {
  const t = useT();
  if (preview === undefined) return null;
  return (
    <Banner tone={preview.sessions > 0 ? "warn" : "info"} announce>
      {t("security.ends_now", { n: preview.sessions })} {preview.mine && t("security.ends_you")}
    </Banner>
  );
}
