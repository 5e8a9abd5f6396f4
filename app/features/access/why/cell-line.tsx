import { Link } from "@remix-run/react";
import type { MessageKey } from "~/i18n";
import { useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { LEVEL_TONE, levelWord } from "../level-look";
import { originWords } from "../origin-words";
import type { ToldCell } from "./told-cell";

/** A right, its level, and every origin that says something about it [MC-85]. */
export function CellLine({ cell }: { cell: ToldCell }) {
  const t = useT();
  const { permission, level, because, reasons } = cell;
  return (
    <li className="grid gap-x-4 gap-y-1 py-2 sm:grid-cols-[minmax(0,1fr)_11rem_minmax(0,1.2fr)]">
      <span>{t(`perm.${permission}`)}</span>
      <span>
        <Badge tone={LEVEL_TONE[level]}>{levelWord(t, permission, level)}</Badge>
      </span>
      <Origins cell={cell} />
      {because !== null && (
        <span className="text-sm text-held-ink sm:col-start-3">
          {t("perm.clamped", { cell: t(`perm.${because}`) })}
        </span>
      )}
      {reasons.length === 0 && <span className="text-sm text-muted sm:col-start-3">{t("why.nothing")}</span>}
    </li>
  );
}

/** The origins of a right, one a line, each leading to where it is taken back; what does not count says why. */
export function Origins({ cell: { permission, reasons } }: { cell: ToldCell }) {
  const t = useT();
  return (
    <span className="text-sm text-muted empty:hidden">
      {reasons.map((reason) => (
        <span key={reason.id} className="block">
          {reason.mend === undefined ? (
            originWords(t, reason)
          ) : (
            <Link to={reason.mend} prefetch="none" className="text-accent-ink hover:underline">
              {originWords(t, reason)}
            </Link>
          )}
          :{" "}
          {reason.level === "denied" || reason.level === null
            ? t("level.gives_nothing")
            : levelWord(t, permission, reason.level)}
          {reason.state !== "counts" && ` (${t(`access.state.${reason.state}` as MessageKey)})`}
        </span>
      ))}
    </span>
  );
}
