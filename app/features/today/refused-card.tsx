import { Link } from "@remix-run/react";
import { useFormat, useT } from "~/i18n/react";
import { Card } from "~/ui/card";
import type { Today } from "./read-today.server";

/** Refused sign-ins since yesterday by reason; each leads to those lines of the log. */
export function RefusedCard({ refused }: { refused: NonNullable<Today["refused"]> }) {
  const t = useT();
  const format = useFormat();
  return (
    <Card
      title={t("today.refused")}
      action={
        <Link to="/log?result=refused" prefetch="none" className="text-accent-ink hover:underline">
          {t("nav.authlog")}
        </Link>
      }
    >
      {refused.length === 0 && <p className="text-muted">{t("today.refused.none")}</p>}
      <ul className="-my-1 empty:hidden">
        {refused.map(({ reason, n }) => (
          <li key={reason} className="border-b border-line/70 last:border-b-0">
            <Link
              to={`/log?result=refused&reason=${reason}`}
              prefetch="none"
              className="-mx-2 flex items-baseline justify-between gap-3 rounded-md px-2 py-1.5 hover:bg-hover"
            >
              <span className="min-w-0">{t(`reason.${reason}`)}</span>
              <span className="font-semibold text-refused-ink">{format.number(n)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
