import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { AVAILABILITIES, type Said } from "~/domain/presence/availability";
import { useFormat, useMadeAt, useT } from "~/i18n/react";
import { Card } from "~/ui/card";
import { AppForm, FormField, FormRadioCards } from "~/ui/form";
import { PageHeader } from "~/ui/page-header";
import { SubmitButton } from "~/ui/submit-button";
import { AvailabilityForm } from "./availability-form";
import { availabilityWords } from "./words";

type Props = { said: Said; lastResult: SubmissionResult<string[]> | undefined };

/** The whole choice on a page of its own: works without script, and has any time of day. */
export function AvailabilityPage({ said, lastResult }: Props) {
  const t = useT();
  const format = useFormat();
  const [form, fields] = useForm({
    lastResult,
    constraint: getZodConstraint(AvailabilityForm),
    defaultValue: {
      availability: said.availability,
      until: said.until === null ? "" : format.time(said.until),
    },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: AvailabilityForm }),
  });
  return (
    <>
      <PageHeader
        title={t("availability.title")}
        description={availabilityWords(t, format.time, said, useMadeAt())}
      />
      <Card>
        <AppForm form={form} className="max-w-xl">
          <FormRadioCards
            field={fields.availability}
            legend={t("availability.title")}
            hideLegend
            columns={2}
            cards={AVAILABILITIES.map((value) => ({
              value,
              title: value === "away" ? t("availability.away_open") : t(`availability.${value}`),
            }))}
          />
          <FormField
            field={fields.until}
            label={t("availability.until")}
            hint={t("availability.sticky")}
            type="time"
          />
          <div>
            <SubmitButton>{t("act.save_availability")}</SubmitButton>
          </div>
        </AppForm>
      </Card>
    </>
  );
}
