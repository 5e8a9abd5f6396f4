import { Temporal } from "temporal-polyfill";

const local = (at: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);

/** The first instant (ms) of the local day that holds `at`; days of 23 and 25 hours included. */
export const startOfDay = (at: number, zone: string): number =>
  local(at, zone).startOfDay().epochMilliseconds;

/** The first instant (ms) of the next local day. */
export const nextMidnight = (at: number, zone: string): number =>
  local(at, zone).add({ days: 1 }).startOfDay().epochMilliseconds;

/**
 * The next instant (ms) at which the clocks of the zone show `time` ("HH:MM"), today or tomorrow. A time that the
 * change of clocks leaves out maps forward (semantics 10). Null when the text is no time of day.
 */
export function nextTimeOfDay(time: string, at: number, zone: string): number | null {
  const found = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (found === null) return null;
  const here = local(at, zone);
  const plain = { hour: Number(found[1]), minute: Number(found[2]), second: 0, millisecond: 0 };
  const today = here.with(plain).epochMilliseconds;
  return today > at ? today : here.add({ days: 1 }).with(plain).epochMilliseconds;
}
