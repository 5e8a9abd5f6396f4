import { Temporal } from "temporal-polyfill";

/** Periods of the figures, in days; the last of them is today. */
export const FIGURE_PERIODS = { today: 1, d7: 7, d30: 30 } as const;
export type FigurePeriod = keyof typeof FIGURE_PERIODS;

export const isFigurePeriod = (text: string | null): text is FigurePeriod =>
  text !== null && Object.hasOwn(FIGURE_PERIODS, text);

/** The first instant (ms) of a period that ends now: the beginning of a local day in the account's zone (semantics 11). */
export const periodFrom = (period: FigurePeriod, now: number, timeZone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .subtract({ days: FIGURE_PERIODS[period] - 1 })
    .toZonedDateTime({ timeZone }).epochMilliseconds;
