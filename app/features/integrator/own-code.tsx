import { Form } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Section } from "~/ui/card";
import { CopyButton } from "~/ui/copy-button";
import { SubmitButton } from "~/ui/submit-button";

/** One's own public code, for those who set things up for other companies [MC-02]. */
export function OwnCode({ code }: { code: string | null }) {
  const t = useT();
  return (
    <Section title={t("integrator.own.title")} description={t("integrator.own.lead")}>
      {code === null ? (
        <Form method="post">
          <SubmitButton variant="secondary" name="intent" value="integrator_code">
            {t("integrator.own.make")}
          </SubmitButton>
        </Form>
      ) : (
        <p className="flex flex-wrap items-center gap-3">
          <code className="text-base">{code}</code>
          <CopyButton text={code} label={t("act.copy")} />
        </p>
      )}
    </Section>
  );
}
