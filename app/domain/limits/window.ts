import { Temporal } from "temporal-polyfill";
import type { LimitPeriod } from "./kinds";

/** A counting window: from inclusive, until exclusive, instants in ms. */
export type Window = { from: number; until: number };

/** How the account's clocks are read: its IANA zone, and the day on which its weeks begin (1 = Monday … 7 or 0 = Sunday). */
export type Calendar = { timeZone: string; weekStart: number };

/**
 * The calendar window that holds an instant (AM-21, semantics 5): clock hour, local day, week or month of the account's
 * zone, never rolling. Windows of one calendar follow each other without a gap or an overlap, whatever its clocks do: a
 * day may have 23, 24.5 or 25 hours, and an hour begins anew where a change of the clocks leaves its minutes.
 */
export function windowAt(at: number, period: LimitPeriod, { timeZone, weekStart }: Calendar): Window {
  const here = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  if (period === "hour") return hourOf(here);
  const first = firstDay(here.toPlainDate(), period, weekStart);
  const next = first.add({ [period === "day" ? "days" : period === "week" ? "weeks" : "months"]: 1 });
  return { from: startOf(first, timeZone), until: startOf(next, timeZone) };
}

/**
 * The window in which an action at `now` counts, when the person has counted in `kept` before: a window keeps its end
 * although the zone has changed since, and the next one begins where it ended (semantics 5).
 */
export function nextWindow(
  kept: Window | null,
  now: number,
  period: LimitPeriod,
  calendar: Calendar,
): Window {
  if (kept !== null && now < kept.until) return kept;
  const { from, until } = windowAt(now, period, calendar);
  return { from: Math.max(from, kept?.until ?? from), until };
}

function firstDay(day: Temporal.PlainDate, period: LimitPeriod, weekStart: number): Temporal.PlainDate {
  if (period === "month") return day.with({ day: 1 });
  if (period === "day") return day;
  return day.subtract({ days: (day.dayOfWeek - weekStart + 7) % 7 });
}

/** The first instant of a local day: midnight, or what comes after it where the clocks leave midnight out. */
const startOf = (day: Temporal.PlainDate, timeZone: string): number =>
  day.toZonedDateTime({ timeZone }).epochMilliseconds;

function hourOf(here: Temporal.ZonedDateTime): Window {
  const sinceFull = here.minute * 60_000 + here.second * 1_000 + here.millisecond;
  const full = here.epochMilliseconds - sinceFull;
  const changed = here.add({ nanoseconds: 1 }).getTimeZoneTransition("previous")?.epochMilliseconds;
  const changes = here.getTimeZoneTransition("next")?.epochMilliseconds;
  return {
    from: Math.max(full, changed ?? full),
    until: Math.min(full + 3_600_000, changes ?? Number.POSITIVE_INFINITY),
  };
}
