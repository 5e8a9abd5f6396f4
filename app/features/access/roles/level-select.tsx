import { useRef } from "react";
import { type Level, levelsOffered, type Permission } from "~/domain/access";
import type { MessageKey } from "~/i18n";
import { useT } from "~/i18n/react";
import { cx } from "~/ui/cx";
import { toneSoft } from "~/ui/tone";
import { useEarlyChoice } from "~/ui/use-early-choice";
import type { Clamped } from "../clamps";
import { givenWord, LEVEL_TONE, levelWord } from "../level-look";
import { cellName } from "./edit-form";

type Props = {
  permission: Permission;
  level: Level | undefined;
  /** The level in the shipped role or before the edit; marked when it differs. */
  original?: Level | undefined;
  marked: boolean;
  clamp: Clamped | undefined;
  locked: boolean;
  onChange: (level: Level | null) => void;
};

/** One cell: only the levels that it offers, each with its word and colour; what lowers it is said below. */
export function LevelSelect({ permission, level, original, marked, clamp, locked, onChange }: Props) {
  const t = useT();
  const select = useRef<HTMLSelectElement>(null);
  useEarlyChoice(select, level ?? "");
  const label = t(`perm.${permission}` as MessageKey);
  const options: (Level | undefined)[] = [undefined, "denied", ...levelsOffered(permission)];
  return (
    <div className="min-w-0">
      <select
        ref={select}
        autoComplete="off"
        name={locked ? undefined : cellName(permission)}
        aria-label={label}
        value={level ?? ""}
        disabled={locked}
        title={level === "denied" ? t("level.another_may") : givenWord(t, permission, level)}
        onChange={(event) => onChange((event.currentTarget.value || null) as Level | null)}
        className={cx(
          "h-8 w-full min-w-0 cursor-pointer truncate rounded-md border px-1.5 text-sm font-medium pointer-coarse:h-10",
          "disabled:cursor-default disabled:appearance-none disabled:opacity-100",
          marked ? "border-accent" : "border-transparent hover:border-edge",
          level === undefined ? "bg-transparent text-subtle" : toneSoft[LEVEL_TONE[level]],
        )}
      >
        {options.map((one) => (
          <option key={one ?? "unset"} value={one ?? ""} className="bg-surface text-ink">
            {givenWord(t, permission, one)}
          </option>
        ))}
      </select>
      {locked && level !== undefined && <input type="hidden" name={cellName(permission)} value={level} />}
      {marked && (
        <p className="mt-0.5 px-2 text-xs text-subtle">
          {t("access.edit.original", { level: givenWord(t, permission, original) })}
        </p>
      )}
      {clamp && (
        <p className="mt-0.5 px-2 text-xs text-held-ink">
          {clamp.level === "denied"
            ? t("perm.clamped", { cell: t(`perm.${clamp.because}` as MessageKey) })
            : t("access.clamped_to", {
                level: levelWord(t, permission, clamp.level),
                cell: t(`perm.${clamp.because}` as MessageKey),
              })}
        </p>
      )}
    </div>
  );
}
