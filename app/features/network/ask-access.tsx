import { Link, useFetcher } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import type { GateMessage } from "../session/gate-message.server";

const SAID = { sent: "ask.sent", again_later: "ask.again_later", gone: "choice.expired" } as const;

/** What a person whom the list refused can do: ask the administrators; those who are one find the way back (AM-14). */
export function AskAccess({ message }: { message: GateMessage }) {
  const t = useT();
  const wire = useFetcher<{ said: keyof typeof SAID }>();
  const said = wire.data?.said;
  return (
    <div className="flex flex-col items-start gap-2">
      {message.contact !== null && <p>{t("refused.contact", { name: message.contact })}</p>}
      {said === undefined ? (
        <Button
          loading={wire.state !== "idle"}
          onClick={() => wire.submit({}, { method: "post", action: "/recover/ask" })}
        >
          {t("act.ask_access")}
        </Button>
      ) : (
        <p role="status" className="font-medium">
          {t(SAID[said])}
        </p>
      )}
      <Link to="/recover" className="text-sm underline underline-offset-2">
        {t("refused.admin")}
      </Link>
    </div>
  );
}
