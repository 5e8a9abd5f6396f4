import { Temporal } from "temporal-polyfill";
import { hours } from "../../app/domain/time/durations";

/** A day in the company's zone. */
export type LocalDay = {
  /** 0 = today, -1 = yesterday. */
  offset: number;
  /** 1 = Monday … 7 = Sunday. */
  weekday: number;
  /** The instant of an hour of this day's clock, from 4 on (earlier the clock may change): 9.5 = half past nine. */
  at(hour: number): number;
  /** The midnight that ends it. */
  endsAt: number;
};

/** The last `count` days up to today, the earliest first. */
export function lastDays(now: number, zone: string, count: number): LocalDay[] {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  return Array.from({ length: count }, (_, index) => {
    const offset = index - count + 1;
    const date = today.add({ days: offset });
    const noon = date.toZonedDateTime({ timeZone: zone, plainTime: "12:00" }).epochMilliseconds;
    const endsAt = date.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;
    return { offset, weekday: date.dayOfWeek, endsAt, at: (hour) => Math.round(noon + hours(hour - 12)) };
  });
}
