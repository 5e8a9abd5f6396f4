import { useFormat, useT } from "~/i18n/react";
import { Card } from "~/ui/card";
import { limitTone, Progress } from "~/ui/progress";
import { limitSentence } from "./limit-words";
import type { PersonGauge } from "./read-limits.server";
import { useGauges } from "./use-gauges";

type Props = {
  gauges: PersonGauge[];
  empty: string;
  /** Where to ask for the same gauges again. */
  source: string;
  /** Named by the limit instead of the person: one person's own. */
  byLimit?: boolean;
};

/** Gauges that stay current while somebody looks. */
export function GaugeList({ gauges, empty, source, byLimit = false }: Props) {
  const t = useT();
  const format = useFormat();
  const shown = useGauges(source, gauges);
  if (shown.length === 0) return <p className="text-muted">{empty}</p>;
  return (
    <Card>
      <ul className="flex flex-col gap-4">
        {shown.map((gauge) => {
          const { person, publicId, name, count, threshold, warnAt, until } = gauge;
          return (
            <li key={`${person} ${publicId}`}>
              <Progress
                label={byLimit ? limitSentence(t, gauge) : name}
                value={count}
                max={threshold}
                text={t("limit.of", { count, limit: threshold })}
                tone={limitTone(count, threshold, warnAt / 100)}
              />
              {byLimit && (
                <p className="mt-1 text-sm text-muted">
                  {t(`limits.counts.${gauge.metric}`)}{" "}
                  {t("limits.window_ends", { date: format.dayAndTime(until) })}
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
