import { useFetcher } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import type { GateMessage } from "../session/gate-message.server";

const SAID = {
  sent: "ask.sent",
  again_later: "ask.again_later",
  mailed: "recovery.mail.sent",
  gone: "choice.expired",
} as const;

/** What a person whom the list refused can do: ask the administrators, or as an owner let oneself in by mail (AM-14). */
export function AskAccess({ message }: { message: GateMessage }) {
  const t = useT();
  const wire = useFetcher<{ said: keyof typeof SAID }>();
  const ask = (intent: "ask" | "mail") => wire.submit({ intent }, { method: "post", action: "/recover/ask" });
  const isBusy = (intent: string) => wire.state !== "idle" && wire.formData?.get("intent") === intent;
  const said = wire.data?.said;
  return (
    <div className="flex flex-col items-start gap-2">
      {message.contact !== null && <p>{t("refused.contact", { name: message.contact })}</p>}
      {said === undefined ? (
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" loading={isBusy("ask")} onClick={() => ask("ask")}>
            {t("act.ask_access")}
          </Button>
          <Button loading={isBusy("mail")} onClick={() => ask("mail")}>
            {t("recovery.mail.send")}
          </Button>
        </div>
      ) : (
        <p role="status" className="font-medium">
          {t(SAID[said])}
        </p>
      )}
    </div>
  );
}
