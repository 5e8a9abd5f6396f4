import { Form } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { Section } from "~/ui/card";
import { Field } from "~/ui/field";
import { SubmitButton } from "~/ui/submit-button";
import { TextInput } from "~/ui/text-input";
import { SeatLine } from "./seat-line";

type Props = {
  seats: { active: number; cap: number | null };
  /** Undefined: not sent; false: not a whole number, or somebody was faster. */
  saved: boolean | undefined;
};

/** The cap of seats: empty is none (FM-23, AU-21). */
export function SeatCap({ seats, saved }: Props) {
  const t = useT();
  return (
    <Section title={t("newcomer.cap_button")} description={<SeatLine seats={seats} />}>
      {saved && (
        <Banner tone="ok" announce>
          {t("common.saved")}
        </Banner>
      )}
      <Form method="post" className="flex max-w-xl flex-col gap-3">
        <Field
          label={t("newcomer.cap")}
          hint={t("newcomer.cap_hint")}
          error={saved === false && t("error.number", { min: 1, max: 100_000 })}
        >
          <TextInput
            key={seats.cap}
            name="cap"
            type="number"
            min={1}
            max={100_000}
            defaultValue={seats.cap ?? ""}
          />
        </Field>
        <div>
          <SubmitButton name="intent" value="seats">
            {t("act.save")}
          </SubmitButton>
        </div>
      </Form>
    </Section>
  );
}
