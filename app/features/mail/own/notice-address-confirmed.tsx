import { Form } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { SubmitButton } from "~/ui/submit-button";
import { GateFrame } from "../../session/gate-frame";

/** The page of the link to another address for notices [MC-48]. `isDone` undefined: nothing has been pressed yet. */
export function NoticeAddressConfirmed({
  email,
  isDone,
}: {
  email: string | null;
  isDone: boolean | undefined;
}) {
  const t = useT();
  const title = t("ownmail.address");
  if (isDone)
    return (
      <GateFrame title={title}>
        <Banner tone="ok" announce title={t("ownmail.confirmed")} />
      </GateFrame>
    );
  if (email === null || isDone === false)
    return (
      <GateFrame title={title}>
        <Banner tone="warn" title={t("ownmail.dead")} />
      </GateFrame>
    );
  return (
    <GateFrame title={title} lead={t("ownmail.confirm.lead", { email })}>
      <Form method="post">
        <SubmitButton full>{t("mail.action.confirm")}</SubmitButton>
      </Form>
    </GateFrame>
  );
}
