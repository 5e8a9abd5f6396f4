import { Link } from "@remix-run/react";
import { useFormat, useT } from "~/i18n/react";
import { Card } from "~/ui/card";
import { limitTone, Progress } from "~/ui/progress";
import { limitSentence } from "../limits/limit-words";
import type { Today } from "./read-today.server";

type Gauges = NonNullable<Today["nearLimits"]>;

/** People near a limit or at it, the fullest first (FM-01). */
export function NearLimitsCard({ gauges }: { gauges: Gauges }) {
  const t = useT();
  return (
    <Card title={t("today.near_limits")}>
      <ul className="flex flex-col gap-3">
        {gauges.map((gauge) => (
          <li key={`${gauge.person} ${gauge.publicId}`}>
            <Link to="/settings/limits" prefetch="none" className="block">
              <Gauge gauge={gauge} label={`${gauge.name}: ${limitSentence(t, gauge)}`} />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** One's own gauges (FM-01): how much is done, and when the count begins anew. */
export function MyLimitsCard({ gauges }: { gauges: Gauges }) {
  const t = useT();
  const format = useFormat();
  return (
    <Card title={t("limits.mine")}>
      <ul className="flex flex-col gap-3">
        {gauges.map((gauge) => (
          <li key={gauge.publicId}>
            <Gauge gauge={gauge} label={limitSentence(t, gauge)} />
            <p className="mt-1 text-sm text-muted">
              {t("limits.window_ends", { date: format.dayAndTime(gauge.until) })}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Gauge({ gauge, label }: { gauge: Gauges[number]; label: string }) {
  const t = useT();
  const { count, threshold, warnAt } = gauge;
  return (
    <Progress
      label={label}
      value={count}
      max={threshold}
      text={t("limit.of", { count, limit: threshold })}
      tone={limitTone(count, threshold, warnAt / 100)}
    />
  );
}
