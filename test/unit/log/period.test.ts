import { describe, expect, test } from "vitest";
import { readCursor, writeCursor } from "~/domain/log/cursor";
import type { Period } from "~/domain/log/filter";
import { isDay, spanOf } from "~/domain/log/period";

const NONE = { from: "", to: "" };
/** Warsaw: 23 October 2026 is in summer time, the night to the 25th has 25 hours. */
const NOW = Date.UTC(2026, 9, 25, 12);
const utc = (text: string) => Date.parse(`${text}Z`);

describe("the period of a filter, in the reader's zone", () => {
  test.each<[string, Period | null, { from: string; to: string }, string, number | null, number | null]>([
    ["no period", null, NONE, "Europe/Warsaw", null, null],
    ["today, a day of 25 hours", "today", NONE, "Europe/Warsaw", utc("2026-10-24T22:00"), null],
    ["today elsewhere", "today", NONE, "Asia/Tokyo", utc("2026-10-24T15:00"), null],
    ["7 days with today", "week", NONE, "Europe/Warsaw", utc("2026-10-18T22:00"), null],
    ["30 days with today", "month", NONE, "Europe/Warsaw", utc("2026-09-25T22:00"), null],
    [
      "own, both days whole",
      "own",
      { from: "2026-10-25", to: "2026-10-25" },
      "Europe/Warsaw",
      utc("2026-10-24T22:00"),
      utc("2026-10-25T23:00"),
    ],
    [
      "own, open to the past",
      "own",
      { from: "", to: "2026-03-29" },
      "Europe/Warsaw",
      null,
      utc("2026-03-29T22:00"),
    ],
    ["own, no such day", "own", { from: "2026-02-30", to: "x" }, "Europe/Warsaw", null, null],
  ])("%s", (_name, period, own, zone, from, until) => {
    expect(spanOf(period, own, NOW, zone)).toEqual({ from, until });
  });

  test.each([
    ["2026-10-23", true],
    ["2024-02-29", true],
    ["2026-02-29", false],
    ["2026-13-01", false],
    ["23.10.2026", false],
    ["", false],
    ["2026-10-23T00:00", false],
  ])("%j is a day: %s", (text, is) => expect(isDay(text)).toBe(is));
});

describe("the place in an address", () => {
  test.each([
    { at: 0, id: 0 },
    { at: 1_792_000_000_000, id: 12_345_678 },
  ])("comes back: %o", (place) => expect(readCursor(writeCursor(place))).toEqual(place));

  test.each(["", "x", "1-", "-1", "01-1", "A-1", "zzzzzzzzzzz-1", "1-1 ", "1-1-1", "1;DROP", null])(
    "%j is none",
    (text) => expect(readCursor(text)).toBeNull(),
  );
});
