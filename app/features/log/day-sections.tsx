import type { ReactNode } from "react";
import { days } from "~/domain/time/durations";
import { useFormat, useMadeAt, useT } from "~/i18n/react";
import { Card } from "~/ui/card";
import { daysOf } from "./days-of";

type Props<Line> = { lines: readonly Line[]; children: (line: Line) => ReactNode };

/** Lines of a log by the days of the viewer's zone; today and yesterday are called so, too. */
export function DaySections<Line extends { at: number }>({ lines, children }: Props<Line>) {
  const t = useT();
  const format = useFormat();
  const madeAt = useMadeAt();
  const names: Record<string, string> = {
    [format.date(madeAt - days(1))]: t("time.yesterday"),
    [format.date(madeAt)]: t("time.today"),
  };
  return (
    <div className="flex flex-col gap-5">
      {daysOf(lines, format.date).map(({ day, lines: ofDay }) => (
        <section key={day} aria-label={day}>
          <h2 className="mb-1.5 px-1 text-sm font-semibold text-muted">
            {names[day] ? `${names[day]}, ${day}` : day}
          </h2>
          <Card flush>{ofDay.map(children)}</Card>
        </section>
      ))}
    </div>
  );
}
