import { useEffect, useState } from "react";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { Select } from "~/ui/select";

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;
type Props = { timeZone: string; weekStart: number };

/** Time zone and first day of the week as the browser knows them: one line, and two choices after "Change". */
export function ZoneLine({ timeZone, weekStart }: Props) {
  const t = useT();
  const [found, setFound] = useState({ timeZone, weekStart });
  const [isOpen, setOpen] = useState(false);
  useEffect(() => setFound((before) => detect(before)), []);
  const dayName = (day: number) => t(`weekday.${day as (typeof DAYS)[number]}`);
  if (!isOpen) {
    return (
      <div className="flex flex-wrap items-center justify-between gap-2 rounded-lg bg-sunken px-3 py-2">
        <input type="hidden" name="timeZone" value={found.timeZone} />
        <input type="hidden" name="weekStart" value={found.weekStart} />
        <span>{t("setup.zone", { zone: zoneName(found.timeZone), day: dayName(found.weekStart) })}</span>
        <Button size="sm" variant="ghost" onClick={() => setOpen(true)}>
          {t("setup.change")}
        </Button>
      </div>
    );
  }
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t("field.time_zone")}>
        <Select
          name="timeZone"
          defaultValue={found.timeZone}
          options={zoneOptions(found.timeZone)}
          autoFocus
        />
      </Field>
      <Field label={t("field.week_start")}>
        <Select
          name="weekStart"
          defaultValue={String(found.weekStart)}
          options={DAYS.map((day) => ({ value: String(day), label: dayName(day) }))}
        />
      </Field>
    </div>
  );
}

/** "Europe/Warsaw" as people read it. */
export const zoneName = (zone: string) => zone.replaceAll("_", " ");

/** Every zone that this platform knows, and the one in use. */
export function zoneOptions(current: string) {
  const zones = new Set([...Intl.supportedValuesOf("timeZone"), "UTC", current]);
  return [...zones].sort().map((zone) => ({ value: zone, label: zoneName(zone) }));
}

function detect(before: Props): Props {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const locale = new Intl.Locale(navigator.language) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
  };
  return {
    timeZone: timeZone || before.timeZone,
    weekStart: locale.getWeekInfo?.().firstDay ?? before.weekStart,
  };
}
