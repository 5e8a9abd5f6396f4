import { Form, Link } from "@remix-run/react";
import { useFormat, useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { ButtonLink } from "~/ui/button";
import { SubmitButton } from "~/ui/submit-button";
import { GateFrame } from "../session/gate-frame";
import type { LetInOutcome } from "./let-in.server";

type Props = { data: { token: string; ip: string | null }; answer: LetInOutcome | undefined };

/** Where the owner's mail link leads: one button that lets one address in for a day. */
export function LetInPage({ data, answer }: Props) {
  const t = useT();
  const format = useFormat();
  const isDead = answer === undefined ? data.ip === null : !answer.ok;
  return (
    <GateFrame
      title={t("letin.title")}
      lead={!isDead && answer === undefined ? t("letin.lead", { ip: data.ip ?? "" }) : undefined}
      below={<Link to="/login">{t("gate.back")}</Link>}
    >
      {isDead && (
        <div className="flex flex-col gap-4">
          <Banner tone="danger" title={t("letin.gone")} announce />
          <ButtonLink to="/recover" full>
            {t("letin.again")}
          </ButtonLink>
        </div>
      )}
      {!isDead && answer === undefined && (
        <Form method="post" action="/let-in">
          <input type="hidden" name="token" value={data.token} />
          <SubmitButton full>{t("recovery.mail.confirm", { ip: data.ip ?? "" })}</SubmitButton>
        </Form>
      )}
      {answer?.ok && (
        <div className="flex flex-col gap-4">
          <Banner
            tone="ok"
            title={t("recovery.mail.done", { ip: answer.ip, date: format.dateTime(answer.until) })}
            announce
          />
          <ButtonLink to="/login" variant="primary" full>
            {t("login.submit")}
          </ButtonLink>
        </div>
      )}
    </GateFrame>
  );
}
