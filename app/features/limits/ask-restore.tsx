import { useFetcher } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { WaitForRestore } from "./wait-for-restore";

const SAID = { sent: "ask.sent", again_later: "ask.again_later", gone: "limits.asked.gone" } as const;

/** What somebody whom a limit holds can do at the gate: ask an administrator, and wait; the draft is kept (FM-06). */
export function AskRestore() {
  const t = useT();
  const wire = useFetcher<{ said: keyof typeof SAID }>();
  const said = wire.data?.said;
  return (
    <div className="flex flex-col items-start gap-2">
      <WaitForRestore />
      {said === undefined ? (
        <Button
          loading={wire.state !== "idle"}
          onClick={() => wire.submit({}, { method: "post", action: "/recover/ask" })}
        >
          {t("limit.ask_admin")}
        </Button>
      ) : (
        <p role="status" className="font-medium">
          {t(SAID[said])}
        </p>
      )}
    </div>
  );
}
