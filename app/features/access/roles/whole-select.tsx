import { useRef } from "react";
import { type Cells, LEVELS, type Level, type Permission } from "~/domain/access";
import { useT } from "~/i18n/react";
import { useEarlyChoice } from "~/ui/use-early-choice";
import { commonLevel } from "../matrix";

type Props = {
  /** "All in this group: Deals". */
  label: string;
  cells: Cells;
  permissions: readonly Permission[];
  disabled: boolean;
  onSet: (level: Level | null) => void;
};

/** One level for a whole row, column or group. */
export function WholeSelect({ label, cells, permissions, disabled, onSet }: Props) {
  const t = useT();
  const common = commonLevel(cells, permissions);
  const value = common === undefined ? "mixed" : (common ?? "");
  const select = useRef<HTMLSelectElement>(null);
  useEarlyChoice(select, value);
  if (disabled) return null;
  return (
    <select
      ref={select}
      autoComplete="off"
      aria-label={label}
      title={label}
      value={value}
      onChange={(event) => onSet((event.currentTarget.value || null) as Level | null)}
      className="h-7 w-full max-w-32 cursor-pointer truncate rounded-md border border-line bg-surface px-1.5 text-xs text-muted hover:border-edge pointer-coarse:h-10"
    >
      {common === undefined && (
        <option value="mixed" disabled>
          {t("access.edit.mixed")}
        </option>
      )}
      <option value="">{t("access.edit.not_set")}</option>
      {LEVELS.map((level) => (
        <option key={level} value={level}>
          {t(level === "denied" ? "level.gives_nothing" : `level.${level}`)}
        </option>
      ))}
    </select>
  );
}
