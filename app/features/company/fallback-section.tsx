import { Form } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { Section } from "~/ui/card";
import { Field } from "~/ui/field";
import { SubmitButton } from "~/ui/submit-button";
import { type Picked, RecordPicker } from "../work/ui/record-picker";

export type FallbackAnswer = { saved: true } | { saved: false; refusal: "gone" | "conflict" };
type Props = { fallback: Picked | null; answer: FallbackAnswer | undefined };

/** Who gets a chat that nobody may take over (MC-07). */
export function FallbackSection({ fallback, answer }: Props) {
  const t = useT();
  return (
    <Section title={t("chats.fallback")} description={t("chats.fallback.line")}>
      {answer?.saved && (
        <Banner tone="ok" announce>
          {t("common.saved")}
        </Banner>
      )}
      {answer?.saved === false && answer.refusal === "conflict" && (
        <Banner tone="warn" announce>
          {t("error.conflict")}
        </Banner>
      )}
      <Form method="post" className="flex max-w-xl flex-col gap-3">
        <Field
          label={t("chats.fallback.person")}
          hint={t("chats.fallback.hint")}
          error={answer?.saved === false && answer.refusal === "gone" && t("chats.fallback.choose")}
        >
          <RecordPicker key={fallback?.id} of="colleague" name="person" first={fallback} />
        </Field>
        <div>
          <SubmitButton name="intent" value="fallback">
            {t("act.save")}
          </SubmitButton>
        </div>
      </Form>
    </Section>
  );
}
