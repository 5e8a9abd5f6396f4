import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import { RadioCards } from "~/ui/radio-cards";
import type { LogLine } from "./line";

/** "This wasn't me" [AM-11b]: says what will happen and that there is no way back, then does it. */
export function NotMeDialog({ line, email }: { line: LogLine; email: string }) {
  const t = useT();
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="danger">
          {t("act.not_me")}
        </Button>
      }
      title={t("log.not_me.title")}
      description={t("authlog.not_me.why", { email })}
      confirm={t("log.not_me.confirm")}
      fields={{ intent: "not_me", row: line.key }}
    >
      {line.sessionId !== null && (
        <RadioCards
          legend={t("authlog.not_me.which")}
          name="which"
          defaultValue="all"
          cards={[
            { value: "all", title: t("authlog.not_me.all") },
            { value: "session", title: t("authlog.not_me.session") },
          ]}
        />
      )}
    </ConfirmDialog>
  );
}
