import { Form } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { Section } from "~/ui/card";
import { Field } from "~/ui/field";
import { SubmitButton } from "~/ui/submit-button";
import { TextInput } from "~/ui/text-input";
import type { IntegratorProblem } from "./set-integrator.server";

export type IntegratorData = { code: string; name: string | null; publicId: string | null };
export type IntegratorAnswer = { saved: boolean; problem?: IntegratorProblem; typed?: string };

/** The field at the bottom of the settings [MC-02]; saved empty, the integrator is out at once [MC-03]. */
export function IntegratorSection({
  data,
  answer,
}: {
  data: IntegratorData;
  answer: IntegratorAnswer | undefined;
}) {
  const t = useT();
  const saved = answer?.saved ?? false;
  return (
    <Section title={t("term.integrator_code")} description={t("integrator.lead")}>
      {saved && (
        <Banner tone="ok" announce>
          {data.name === null ? t("integrator.cleared") : t("integrator.set", { name: data.name })}
        </Banner>
      )}
      <Form method="post" className="flex max-w-xl flex-col gap-3">
        <Field
          label={t("term.integrator_code")}
          hint={data.name === null ? t("integrator.hint") : t("integrator.now", { name: data.name })}
          error={answer?.problem && t(`integrator.problem.${answer.problem}`)}
        >
          <TextInput
            key={data.code}
            name="code"
            defaultValue={answer?.typed ?? data.code}
            placeholder="INT-XXXXX-XXXXX"
            maxLength={40}
            autoComplete="off"
          />
        </Field>
        <div>
          <SubmitButton name="intent" value="integrator">
            {t("act.save")}
          </SubmitButton>
        </div>
      </Form>
    </Section>
  );
}
