import { useFormat, useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { cx } from "~/ui/cx";
import { Time } from "~/ui/time";
import { COUNTS_ROWS, eventWords } from "../log/sentence";
import type { RecentLine } from "./recent";

/** A few lines of the log as sentences; red is for refused ones only (FM-21). */
export function RecentLines({ lines, named = false }: { lines: RecentLine[]; named?: boolean }) {
  const t = useT();
  const { country } = useFormat();
  return (
    <ul className="-my-2 divide-y divide-line/70 empty:hidden">
      {lines.map((line) => (
        <li key={line.id} className="flex items-baseline justify-between gap-x-3 py-2">
          <div className="min-w-0">
            <p className={cx(line.result === "refused" && "text-refused-ink")}>
              {named && line.userName && <span className="font-medium text-ink">{line.userName}: </span>}
              {eventWords({ ...line, newDevice: false }, t)}
              {line.count > 1 && !COUNTS_ROWS.includes(line.event) && (
                <span className="text-subtle">
                  {" "}
                  {"\u00d7"} {line.count}
                </span>
              )}{" "}
              {line.newDevice === 1 && line.result === "success" && (
                <Badge tone="info">{t("log.new_device")}</Badge>
              )}
            </p>
            <p className="text-sm break-words text-subtle">
              {[
                [line.browser, line.os].filter(Boolean).join(", "),
                line.ip,
                line.country && country(line.country),
              ]
                .filter(Boolean)
                .join("\u00a0\u00b7 ")}
            </p>
          </div>
          <Time at={line.at} as="dayAndTime" className="text-sm whitespace-nowrap text-subtle" />
        </li>
      ))}
    </ul>
  );
}
