import { Temporal } from "temporal-polyfill";

/** An instant (ms) as the clocks of a zone show it, to the second: "2026-10-23T14:05:09". */
export const localTime = (at: number, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: "second" });
