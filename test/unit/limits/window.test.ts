import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { LIMIT_PERIODS, type LimitPeriod } from "~/domain/limits/kinds";
import { nextWindow, windowAt } from "~/domain/limits/window";

const at = (text: string) => Temporal.ZonedDateTime.from(text).epochMilliseconds;
const utc = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
const HOUR = 3_600_000;

describe("calendar windows in the account's zone [AM-21]", () => {
  const lengths: [string, LimitPeriod, string, string, number][] = [
    ["an ordinary day", "day", "Europe/Moscow", "2026-10-25T12:00", 24],
    ["the day on which the clocks go back", "day", "Europe/Warsaw", "2026-10-25T12:00", 25],
    ["the day on which they go forward", "day", "Europe/Warsaw", "2026-03-29T12:00", 23],
    ["a half-hour change back", "day", "Australia/Lord_Howe", "2026-04-05T12:00", 24.5],
    ["a half-hour change forward", "day", "Australia/Lord_Howe", "2026-10-04T12:00", 23.5],
    ["a day whose midnight the clocks leave out", "day", "Africa/Cairo", "2026-04-24T12:00", 23],
    ["an hour", "hour", "Europe/Warsaw", "2026-07-01T12:59", 1],
    ["an hour of a zone off by 45 minutes", "hour", "Asia/Kathmandu", "2026-07-01T12:59", 1],
    ["a week with the clocks back", "week", "Europe/Warsaw", "2026-10-25T23:00", 169],
    ["a week with the clocks forward", "week", "Europe/Warsaw", "2026-03-23T00:00", 167],
    ["February", "month", "Asia/Tokyo", "2026-02-28T23:59", 28 * 24],
    ["February of a leap year", "month", "Asia/Tokyo", "2028-02-29T23:59", 29 * 24],
    ["April", "month", "Asia/Tokyo", "2026-04-30T23:59", 30 * 24],
    ["December", "month", "Asia/Tokyo", "2026-12-01T00:00", 31 * 24],
    ["March with a change of the clocks", "month", "Europe/Warsaw", "2026-03-31T23:59", 31 * 24 - 1],
  ];
  test.each(lengths)("%s (%s, %s, %s) has %d hours", (_what, period, timeZone, local, hours) => {
    const { from, until } = windowAt(at(`${local}[${timeZone}]`), period, { timeZone, weekStart: 1 });
    expect((until - from) / HOUR).toBe(hours);
  });

  const ends: [LimitPeriod, string, string, string][] = [
    ["day", "Europe/Moscow", "2026-07-01T23:59:59.999", "2026-07-02T00:00"],
    ["hour", "Europe/Moscow", "2026-07-01T12:00:00", "2026-07-01T13:00"],
    ["week", "Europe/Moscow", "2026-07-05T23:59:59.999", "2026-07-06T00:00"],
    ["month", "Europe/Moscow", "2026-12-31T23:59:59.999", "2027-01-01T00:00"],
    ["day", "Europe/Warsaw", "2028-02-28T10:00", "2028-02-29T00:00"],
  ];
  test.each(ends)(
    "a %s in %s at %s ends at %s, and the moment before is still in it",
    (period, timeZone, now, end) => {
      const calendar = { timeZone, weekStart: 1 };
      const until = at(`${end}[${timeZone}]`);
      const window = windowAt(at(`${now}[${timeZone}]`), period, calendar);
      expect(window.until).toBe(until);
      expect(windowAt(until - 1, period, calendar)).toEqual(window);
      expect(windowAt(until, period, calendar).from).toBe(until);
    },
  );

  test.each([
    [1, "2026-07-06"],
    [6, "2026-07-11"],
    [7, "2026-07-05"],
    [0, "2026-07-05"],
  ])("a week that begins on day %d: Saturday 11 July belongs to that of %s", (weekStart, monday) => {
    const calendar = { timeZone: "Europe/Warsaw", weekStart };
    expect(windowAt(at("2026-07-11T10:00[Europe/Warsaw]"), "week", calendar).from).toBe(
      at(`${monday}T00:00[Europe/Warsaw]`),
    );
  });

  test("an hour that the clocks repeat counts twice, and half of an hour that they repeat begins anew", () => {
    const warsaw = { timeZone: "Europe/Warsaw", weekStart: 1 };
    expect(windowAt(utc("2026-10-25T00:30:00Z"), "hour", warsaw).until).toBe(utc("2026-10-25T01:00:00Z"));
    expect(windowAt(utc("2026-10-25T01:30:00Z"), "hour", warsaw).from).toBe(utc("2026-10-25T01:00:00Z"));
    const island = { timeZone: "Australia/Lord_Howe", weekStart: 1 };
    const change = utc("2026-04-04T15:00:00Z");
    expect(windowAt(change - 1, "hour", island)).toEqual({ from: change - HOUR, until: change });
    expect(windowAt(change, "hour", island)).toEqual({ from: change, until: change + HOUR / 2 });
  });

  const zone = fc.constantFrom(
    "Europe/Warsaw",
    "Europe/Moscow",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Africa/Cairo",
    "America/Havana",
    "Asia/Beirut",
    "Pacific/Chatham",
    "Africa/Casablanca",
    "UTC",
  );
  const calendar = fc.record({ timeZone: zone, weekStart: fc.integer({ min: 0, max: 7 }) });
  const instant = fc.integer({ min: utc("2020-01-01T00:00:00Z"), max: utc("2037-01-01T00:00:00Z") });

  test("windows follow each other without a gap or an overlap, in every zone", () => {
    fc.assert(
      fc.property(instant, fc.constantFrom(...LIMIT_PERIODS), calendar, (now, period, where) => {
        const window = windowAt(now, period, where);
        expect(window.from).toBeLessThanOrEqual(now);
        expect(window.until).toBeGreaterThan(now);
        expect(windowAt(window.from, period, where)).toEqual(window);
        expect(windowAt(window.until - 1, period, where)).toEqual(window);
        expect(windowAt(window.until, period, where).from).toBe(window.until);
      }),
      { numRuns: 300 },
    );
  });

  test("who has counted nothing yet begins in the window of the moment", () => {
    const moscow = { timeZone: "Europe/Moscow", weekStart: 1 };
    const now = at("2026-07-01T10:00[Europe/Moscow]");
    expect(nextWindow(null, now, "day", moscow)).toEqual(windowAt(now, "day", moscow));
  });

  test("a change of the zone keeps the end of the current window; the next one begins there, in the new zone", () => {
    const moscow = { timeZone: "Europe/Moscow", weekStart: 1 };
    const vladivostok = { timeZone: "Asia/Vladivostok", weekStart: 1 };
    const kept = windowAt(at("2026-07-01T10:00[Europe/Moscow]"), "day", moscow);
    expect(nextWindow(kept, kept.until - 1, "day", vladivostok)).toEqual(kept);
    const next = nextWindow(kept, kept.until, "day", vladivostok);
    expect(next).toEqual({ from: kept.until, until: at("2026-07-03T00:00[Asia/Vladivostok]") });
  });
});
