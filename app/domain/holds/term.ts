import { days, hours } from "../time/durations";
import { endOfDay, instantOf } from "../time/local";
import type { BlockTerm } from "./stop";

/**
 * When a chosen term ends (ms), in the company's zone; null = until lifted. Undefined when "date" comes without a
 * date that exists (semantics 7, MC-41).
 */
export function endOfTerm(
  term: BlockTerm,
  date: string,
  { now, timeZone }: { now: number; timeZone: string },
): number | null | undefined {
  switch (term) {
    case "hour":
      return now + hours(1);
    case "end_of_day":
      return endOfDay(now, timeZone);
    case "day":
      return now + days(1);
    case "week":
      return now + days(7);
    case "month":
      return now + days(30);
    case "date":
      return instantOf(date, timeZone) ?? undefined;
    case "permanent":
      return null;
  }
}
