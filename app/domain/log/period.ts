import { Temporal } from "temporal-polyfill";
import type { Period } from "./filter";

/** Instants in ms, from <= at < until; null = open that way. */
export type Span = { from: number | null; until: number | null };

/** A calendar day as a form sends it: "2026-10-23". Null for anything else, a day that does not exist included. */
function dayOf(text: string): Temporal.PlainDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" });
  } catch {
    return null;
  }
}

export const isDay = (text: string) => dayOf(text) !== null;

/**
 * The instants of a period in the viewer's zone: whole local days, those of 23 and 25 hours included. `week` and
 * `month` are the last 7 and 30 days with today; `own` goes from the first day to the end of the last.
 */
export function spanOf(
  period: Period | null,
  own: { from: string; to: string },
  now: number,
  zone: string,
): Span {
  const startOf = (day: Temporal.PlainDate) => day.toZonedDateTime(zone).epochMilliseconds;
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  switch (period) {
    case "today":
      return { from: startOf(today), until: null };
    case "week":
      return { from: startOf(today.subtract({ days: 6 })), until: null };
    case "month":
      return { from: startOf(today.subtract({ days: 29 })), until: null };
    case "own": {
      const [from, to] = [dayOf(own.from), dayOf(own.to)];
      return {
        from: from === null ? null : startOf(from),
        until: to === null ? null : startOf(to.add({ days: 1 })),
      };
    }
    default:
      return { from: null, until: null };
  }
}
