import { Form } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { ButtonLink } from "~/ui/button";
import { SubmitButton } from "~/ui/submit-button";
import { GateFrame } from "../session/gate-frame";

/** The page of a confirmation link [AU-09]. `isDone` undefined: nothing has been pressed yet. */
export function ConfirmPage({ email, isDone }: { email: string | null; isDone: boolean | undefined }) {
  const t = useT();
  if (isDone)
    return (
      <GateFrame title={t("confirm.title")}>
        <Banner tone="ok" announce title={t("confirm.done")} />
        <ButtonLink to="/login" variant="primary">
          {t("login.title")}
        </ButtonLink>
      </GateFrame>
    );
  if (email === null || isDone === false)
    return (
      <GateFrame title={t("confirm.title")}>
        <Banner tone="warn" title={t("confirm.dead")} />
      </GateFrame>
    );
  return (
    <GateFrame title={t("confirm.title")} lead={t("confirm.lead", { email })}>
      <Form method="post">
        <SubmitButton full>{t("confirm.submit")}</SubmitButton>
      </Form>
    </GateFrame>
  );
}
