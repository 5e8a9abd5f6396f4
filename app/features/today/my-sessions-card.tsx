import { Link } from "@remix-run/react";
import { useFormat, useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { Card } from "~/ui/card";
import { Time } from "~/ui/time";
import { useDesk } from "../shell/desk-data";
import type { Today } from "./read-today.server";

/** Where one is signed in now [AM-02]. */
export function MySessionsCard({ sessions }: { sessions: Today["sessions"] }) {
  const t = useT();
  const { country } = useFormat();
  const pages: string[] = useDesk()?.pages ?? [];
  return (
    <Card
      title={t("today.my_sessions")}
      action={
        pages.includes("sessions") && (
          <Link to="/me/sessions" prefetch="none" className="text-accent-ink hover:underline">
            {t("act.show")}
          </Link>
        )
      }
    >
      <ul className="-my-2 divide-y divide-line/70">
        {sessions.map((session) => (
          <li key={session.id} className="flex items-baseline justify-between gap-3 py-2">
            <div className="min-w-0">
              <p className="break-words">
                {[session.device?.browser, session.device?.os].filter(Boolean).join(", ") ||
                  t("common.unknown")}{" "}
                {session.isThis && <Badge tone="accent">{t("sessions.this")}</Badge>}
              </p>
              <p className="truncate text-sm text-subtle">
                {[session.lastAddress, session.country && country(session.country)]
                  .filter(Boolean)
                  .join(" \u00b7 ")}
              </p>
            </div>
            <Time at={session.lastSeenAt} as="relative" className="text-sm whitespace-nowrap text-subtle" />
          </li>
        ))}
      </ul>
    </Card>
  );
}
