import { useFormat, useMadeAt, useT } from "~/i18n/react";
import { Card } from "~/ui/card";
import { daysOf } from "./days-of";
import type { LogLine } from "./line";
import { LogEntry } from "./log-entry";

const DAY_MS = 86_400_000;

/** Lines as sentences, grouped by the days of the viewer's zone. */
export function LogList({
  lines,
  email,
  named,
}: {
  lines: readonly LogLine[];
  email: string;
  named: boolean;
}) {
  const t = useT();
  const format = useFormat();
  const madeAt = useMadeAt();
  const names: Record<string, string> = {
    [format.date(madeAt - DAY_MS)]: t("time.yesterday"),
    [format.date(madeAt)]: t("time.today"),
  };
  return (
    <div className="flex flex-col gap-5">
      {daysOf(lines, format.date).map(({ day, lines: ofDay }) => (
        <section key={day} aria-label={day}>
          <h2 className="mb-1.5 px-1 text-sm font-semibold text-muted">
            {names[day] ? `${names[day]}, ${day}` : day}
          </h2>
          <Card flush>
            {ofDay.map((line) => (
              <LogEntry key={line.key} line={line} email={email} named={named} />
            ))}
          </Card>
        </section>
      ))}
    </div>
  );
}
