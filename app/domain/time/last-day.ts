import { Temporal } from "temporal-polyfill";

/**
 * The instant (ms) at which a day `2026-03-05` is over in a zone: the start of the next one. Null for a day that does
 * not exist. Days begin at midnight, or where a change of the clock left it out.
 */
export function endOfDay(day: string, timeZone: string): number | null {
  try {
    const next = Temporal.PlainDate.from(day, { overflow: "reject" }).add({ days: 1 });
    return next.toZonedDateTime({ timeZone }).epochMilliseconds;
  } catch {
    return null;
  }
}

/** The last day of something that ends at this instant (ms): that of the millisecond before. */
export function lastDayOf(endsAt: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(endsAt - 1)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}
