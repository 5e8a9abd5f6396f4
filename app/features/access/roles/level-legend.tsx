import { LEVELS } from "~/domain/access";
import { useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { LEVEL_TONE } from "../level-look";

/** The four levels in order, with their colours; the lowest is no veto [FM-13]. */
export function LevelLegend() {
  const t = useT();
  return (
    <ul
      aria-label={t("access.edit.legend")}
      className="flex flex-wrap items-center gap-1.5 text-xs text-subtle"
    >
      {LEVELS.map((level) => (
        <li key={level} className="flex items-center gap-1">
          <Badge tone={LEVEL_TONE[level]}>
            {t(level === "denied" ? "level.gives_nothing" : `level.${level}`)}
          </Badge>
          {level === "denied" && <span>{t("level.another_may")}</span>}
        </li>
      ))}
    </ul>
  );
}
