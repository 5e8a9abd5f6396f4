import { Temporal } from "temporal-polyfill";

/** The first instant (ms) of the local day before the one that holds `at`; days of 23 and 25 hours included. */
export const startOfYesterday = (at: number, zone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).subtract({ days: 1 }).startOfDay()
    .epochMilliseconds;
