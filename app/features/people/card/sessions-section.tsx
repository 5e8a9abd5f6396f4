import type { SessionView } from "~/domain/session/gate";
import { useFormat, useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { Card as Box } from "~/ui/card";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import { Time } from "~/ui/time";
import type { Card } from "../read-card.server";

type Props = { card: Card; sessions: SessionView[]; name: string };

/** Where the person is signed in now; each session can be ended by whoever may [AM-02]. */
export function SessionsSection({ card, sessions, name }: Props) {
  const t = useT();
  const { country } = useFormat();
  return (
    <Box title={t("card.sessions")}>
      {sessions.length === 0 && <p className="text-muted">{t("people.no_sessions")}</p>}
      <ul className="-my-2 divide-y divide-line/70 empty:hidden">
        {sessions.map((session) => (
          <li key={session.id} className="flex items-center justify-between gap-3 py-2">
            <div className="min-w-0">
              <p className="truncate">
                {[session.device?.browser, session.device?.os].filter(Boolean).join(", ") ||
                  t("common.unknown")}
              </p>
              <p className="truncate text-sm text-subtle">
                {[session.lastAddress, session.country && country(session.country)]
                  .filter(Boolean)
                  .join(" \u00b7 ")}
                {" \u00b7 "}
                <Time at={session.lastSeenAt} as="relative" />
              </p>
            </div>
            {card.mayEndSessions && !card.isSelf && (
              <ConfirmDialog
                trigger={<Button size="sm">{t("act.end_session")}</Button>}
                title={t("live.end_session.title", { name })}
                description={t("live.end_session.lead")}
                confirm={t("act.end_session")}
                fields={{ intent: "end_session", session: session.id }}
              />
            )}
          </li>
        ))}
      </ul>
    </Box>
  );
}
