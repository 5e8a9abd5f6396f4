import { Form } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { sayIt } from "~/i18n/said";
import { Banner } from "~/ui/banner";
import { ButtonLink } from "~/ui/button";
import { RadioCards } from "~/ui/radio-cards";
import { SubmitButton } from "~/ui/submit-button";

export type ClashView = {
  /** Both values in words. */
  lines: { field: string; label: string; mine: string; theirs: string }[];
  /** Everything that was sent, to be sent again with the choice. */
  sent: Record<string, string>;
};

/** Two people changed the same fields: both values are shown, and the person chooses. Nothing is overwritten before. */
export function ClashQuestion({ clash, back }: { clash: ClashView; back: string }) {
  const t = useT();
  return (
    <Form method="post" className="flex max-w-xl flex-col gap-4">
      <Banner tone="warn" title={t("clash.title")} announce>
        {t("clash.line")}
      </Banner>
      {Object.entries(clash.sent).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {clash.lines.map(({ field, label, mine, theirs }) => (
        <RadioCards
          key={field}
          name={`keep.${field}`}
          legend={sayIt(t, label)}
          defaultValue="mine"
          cards={[
            { value: "mine", title: t("clash.mine", { value: mine || t("card.empty") }) },
            { value: "theirs", title: t("clash.theirs", { value: theirs || t("card.empty") }) },
          ]}
        />
      ))}
      <div className="flex gap-2">
        <SubmitButton>{t("act.save")}</SubmitButton>
        <ButtonLink to={back}>{t("act.cancel")}</ButtonLink>
      </div>
    </Form>
  );
}
