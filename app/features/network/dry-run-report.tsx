import { useFormat, useT } from "~/i18n/react";
import type { DryRun } from "./dry-run";

/** "12 sign-ins of 3 people would have been refused", by name and address; who is in now (semantics 8, FM-08). */
export function DryRunReport({ dryRun }: { dryRun: DryRun }) {
  const t = useT();
  const format = useFormat();
  const { signIns, people, lines, moreLines, sessions, online, oldestAt } = dryRun;
  if (signIns === 0 && sessions === 0) return <p className="text-ok-ink">{t("network.ask.none")}</p>;
  return (
    <div className="flex flex-col gap-3">
      {signIns > 0 && (
        <div>
          <p className="font-medium">
            {t("network.dry_run.refused", {
              sign_ins: t("count.sign_ins", { n: signIns }),
              people: t("count.people", { n: people }),
            })}
          </p>
          <ul className="mt-1.5 flex max-h-48 flex-col gap-1 overflow-y-auto rounded-md border border-line px-3 py-2 text-sm">
            {lines.map((line) => (
              <li key={`${line.name} ${line.ip}`} className="flex flex-wrap justify-between gap-x-3">
                <span className="min-w-0">
                  {line.name}{" "}
                  <span className="text-muted tabular-nums">{line.ip ?? t("network.no_address")}</span>
                </span>
                <span className="text-subtle tabular-nums">
                  {t("count.times", { n: line.times })}, {format.date(line.lastAt)}
                </span>
              </li>
            ))}
            {moreLines > 0 && <li className="text-subtle">{t("network.ask.more", { n: moreLines })}</li>}
          </ul>
          {oldestAt !== null && (
            <p className="mt-1 text-sm text-muted">
              {t("network.ask.since", { date: format.date(oldestAt) })}
            </p>
          )}
        </div>
      )}
      <p>
        {online.length > 0
          ? t("network.online_now", { names: format.list(online.slice(0, 12)) })
          : t("network.online_none")}
      </p>
      {sessions > 0 && <p className="text-sm text-muted">{t("network.ask.sessions", { n: sessions })}</p>}
    </div>
  );
}
