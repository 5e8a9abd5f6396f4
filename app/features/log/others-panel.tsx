import { useFormat, useT } from "~/i18n/react";
import { Card } from "~/ui/card";
import type { ShownLog } from "./show-log.server";

type Others = NonNullable<ShownLog["others"]>;

/** "Who else used this address": people and counts. */
export function OthersPanel({ ip, others }: { ip: string; others: Others }) {
  const t = useT();
  const format = useFormat();
  return (
    <Card
      className="mb-5"
      title={t("authlog.others.title", { ip })}
      description={t("authlog.others.bound", { n: format.number(others.lookedAt) })}
    >
      <ul className="flex flex-col">
        {others.people.map((use) => (
          <li
            key={`${use.name} ${use.lastAt}`}
            className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line/70 py-1.5 last:border-b-0"
          >
            <span className="min-w-0 font-medium wrap-anywhere">
              {use.name ?? t("authlog.others.nobody")}
              {use.isMine && <span className="font-normal text-subtle"> ({t("common.you")})</span>}
            </span>
            <span className="text-sm text-muted">
              {t("count.times", { n: use.entries })}
              {use.refused > 0 && (
                <span className="text-refused-ink"> · {t("authlog.others.refused", { n: use.refused })}</span>
              )}
              {" · "}
              {format.dateTime(use.lastAt)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
