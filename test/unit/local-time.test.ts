import { describe, expect, test } from "vitest";
import { endOfDay, instantOf, localOf } from "~/domain/time/local";

const at = (text: string) => Date.parse(text);

describe("the end of a day is a local midnight", () => {
  test.each([
    ["an ordinary day", "2026-06-10T10:00:00Z", "Europe/Moscow", "2026-06-10T21:00:00Z"],
    ["the day of 25 hours", "2026-10-25T00:00:00Z", "Europe/Warsaw", "2026-10-25T23:00:00Z"],
    ["the day of 23 hours", "2026-03-29T00:00:00Z", "Europe/Warsaw", "2026-03-29T22:00:00Z"],
    [
      "half an hour of daylight saving",
      "2026-04-05T00:00:00Z",
      "Australia/Lord_Howe",
      "2026-04-05T13:30:00Z",
    ],
    ["the last ms of a day", "2026-06-10T20:59:59.999Z", "Europe/Moscow", "2026-06-10T21:00:00Z"],
    ["the first ms of the next", "2026-06-10T21:00:00Z", "Europe/Moscow", "2026-06-11T21:00:00Z"],
  ])("%s", (_what, now, zone, end) =>
    expect(new Date(endOfDay(at(now), zone)).toISOString()).toBe(new Date(end).toISOString()),
  );
});

describe("a date and time that a person typed", () => {
  test.each([
    ["summer", "2026-06-10T18:30", "Europe/Warsaw", "2026-06-10T16:30:00Z"],
    ["a time that the clock skips goes forward", "2026-03-29T02:30", "Europe/Warsaw", "2026-03-29T01:30:00Z"],
    ["a time that comes twice is the first", "2026-10-25T02:30", "Europe/Warsaw", "2026-10-25T00:30:00Z"],
  ])("%s", (_what, local, zone, instant) => expect(instantOf(local, zone)).toBe(at(instant)));

  test.each(["", "tomorrow", "2026-02-30T10:00", "2026-13-01T00:00", "x".repeat(10_000)])(
    "%s is no date",
    (text) => expect(instantOf(text, "Europe/Warsaw")).toBeNull(),
  );

  test("what the form shows is what it takes", () =>
    expect(localOf(at("2026-06-10T16:30:00Z"), "Europe/Warsaw")).toBe("2026-06-10T18:30"));
});
