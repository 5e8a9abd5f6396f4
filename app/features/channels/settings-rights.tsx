import type { MessageKey } from "~/i18n";
import { useT } from "~/i18n/react";
import type { TickRow } from "./tick-view";
import { useOriginWords } from "./use-origin-words";

/** View, edit, connect [BX-10, BX-11, BX-12] as in effect, where from, and what lowered them [BX-13, BX-14]. */
export function SettingsRights({ rights }: { rights: TickRow["rights"] }) {
  const t = useT();
  const originWords = useOriginWords();
  const all = Object.entries(rights) as [keyof typeof rights, TickRow["rights"]["view"]][];
  if (all.every(([, { level, clampedBy }]) => level === "denied" && clampedBy === null))
    return (
      <p className="text-sm text-subtle">
        {t("ticks.settings")}: {t("level.denied").toLowerCase()}
      </p>
    );
  return (
    <dl className="flex flex-col gap-0.5 text-sm">
      {all.map(([right, { level, origin, clampedBy }]) => (
        <div key={right} className="flex gap-1.5">
          <dt className="shrink-0 text-subtle">{t(`ticks.${right}`)}:</dt>
          <dd className="min-w-0">
            {clampedBy === null || level !== "denied"
              ? t(`level.${level}`)
              : t("perm.clamped", { cell: t(`perm.${clampedBy}` as MessageKey) })}
            {origin !== null && <span className="text-subtle"> · {originWords(origin)}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
