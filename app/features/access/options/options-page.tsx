import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { CRM_PRECEDENCE } from "~/domain/access";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { AppForm, FormRadioCards, FormSwitch } from "~/ui/form";
import { PageHeader } from "~/ui/page-header";
import { SubmitButton } from "~/ui/submit-button";
import { type AccessOptions, OptionsForm } from "./options-form";

export type OptionsAnswer = {
  result?: SubmissionResult<string[]>;
  saved?: "done" | "pending";
  conflict?: true;
};
type Props = { options: AccessOptions; maySeeChannels: boolean; answer: OptionsAnswer | undefined };

/** "Common parameters" [BX-23]. */
export function OptionsPage({ options, maySeeChannels, answer }: Props) {
  const t = useT();
  const [form, fields] = useForm({
    id: "options",
    lastResult: answer?.result,
    defaultValue: {
      strictCoupling: options.strictCoupling ? "on" : undefined,
      crmPrecedence: options.crmPrecedence,
    },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: OptionsForm }),
  });
  return (
    <>
      <PageHeader
        back={maySeeChannels ? { to: "/settings/channels", label: t("nav.sources") } : undefined}
        title={t("perm.access.edit")}
        description={t("options.lead")}
      />
      <div className="flex max-w-2xl flex-col gap-4">
        {answer?.conflict && (
          <Banner tone="warn" announce>
            {t("error.conflict")}
          </Banner>
        )}
        {answer?.saved && (
          <Banner tone="ok" announce>
            {t(answer.saved === "done" ? "common.saved" : "common.saved_pending")}
          </Banner>
        )}
        <AppForm form={form}>
          <FormSwitch
            field={fields.strictCoupling}
            label={t("options.coupling")}
            hint={t("options.coupling.hint")}
          />
          <FormRadioCards
            field={fields.crmPrecedence}
            legend={t("options.precedence")}
            cards={CRM_PRECEDENCE.map((value) => ({
              value,
              title: t(`options.precedence.${value}`),
              text: t(`options.precedence.${value}.line`),
            }))}
          />
          <div>
            <SubmitButton>{t("act.save")}</SubmitButton>
          </div>
        </AppForm>
      </div>
    </>
  );
}
