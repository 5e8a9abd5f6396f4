import { useState } from "react";
import { PRESET_LENGTHS, SESSION_PRESETS, type SessionPreset } from "~/domain/session/lifetime";
import { useFormat, useT } from "~/i18n/react";
import { FormField } from "~/ui/form";
import { type FormFieldMeta, useErrorTexts } from "~/ui/form-meta";
import { RadioCards } from "~/ui/radio-cards";

type Props = { legend: string; preset: FormFieldMeta; idle: FormFieldMeta; absolute: FormFieldMeta };

/** Normal, Strict, or own figures, which are asked for only then. */
export function LengthChoice({ legend, preset, idle, absolute }: Props) {
  const t = useT();
  const format = useFormat();
  const texts = useErrorTexts();
  const [chosen, setChosen] = useState(String(preset.initialValue ?? "normal") as SessionPreset);
  const line = (key: "normal" | "strict") => {
    const { idleMs, absoluteMs } = PRESET_LENGTHS[key];
    return t("settings.security.line", {
      idle: format.duration(idleMs),
      absolute: format.duration(absoluteMs),
    });
  };
  return (
    <>
      <RadioCards
        legend={legend}
        hideLegend
        name={preset.name}
        value={chosen}
        onChange={(value) => setChosen(value as SessionPreset)}
        error={texts(preset.errors)}
        columns={3}
        cards={SESSION_PRESETS.map((value) => ({
          value,
          title: t(`session_preset.${value}`),
          text: value === "own" ? t("security.own") : line(value),
        }))}
      />
      {chosen === "own" && (
        <div className="flex flex-col gap-2">
          <div className="grid gap-4 sm:grid-cols-2">
            <FormField field={idle} label={t("security.idle_minutes")} type="number" />
            <FormField field={absolute} label={t("security.absolute_hours")} type="number" />
          </div>
          <p className="text-sm text-subtle">{t("security.own_hint")}</p>
        </div>
      )}
    </>
  );
}
