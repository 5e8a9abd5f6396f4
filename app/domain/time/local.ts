import { Temporal } from "temporal-polyfill";

/** The local midnight that ends the day of an instant (ms), which may be 23 or 25 hours long. */
export function endOfDay(now: number, timeZone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(timeZone)
    .startOfDay()
    .add({ days: 1 })
    .startOfDay().epochMilliseconds;
}

/**
 * The instant of a local date and time as a form writes it, `2026-03-29T02:30`. A time that a clock change skips is
 * mapped forward, one that comes twice means the first. Null for what is no date.
 */
export function instantOf(local: string, timeZone: string): number | null {
  try {
    return Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone, { disambiguation: "compatible" })
      .epochMilliseconds;
  } catch {
    return null;
  }
}

/** The local date and time of an instant as a form reads it. */
export const localOf = (instant: number, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" });
