import { describe, expect, test } from "vitest";
import { AVAILABLE } from "~/domain/presence/availability";
import { daySum, intervalsOf, joined, splitAtMidnight } from "~/domain/presence/intervals";
import { hours, minutes } from "~/domain/time/durations";
import { nextMidnight, nextTimeOfDay, startOfDay } from "~/domain/time/local-day";

const WARSAW = "Europe/Warsaw";
const at = (text: string) => Date.parse(text);
const NOON = at("2026-10-01T10:00:00Z");
const idleAfterMs = minutes(5);

describe("a stretch of time becomes intervals (semantics 9) [MC-36]", () => {
  const stretch = { from: NOON, to: NOON + minutes(20), said: AVAILABLE, lastActiveAt: NOON, idleAfterMs };
  test("online until idleness begins, then idle", () => {
    expect(intervalsOf(stretch)).toEqual([
      { state: "online", from: NOON, to: NOON + minutes(5) },
      { state: "idle", from: NOON + minutes(5), to: NOON + minutes(20) },
    ]);
  });
  test("idle from the start when the last input was long ago", () => {
    expect(intervalsOf({ ...stretch, lastActiveAt: NOON - hours(1) })).toEqual([
      { state: "idle", from: NOON, to: NOON + minutes(20) },
    ]);
  });
  test("what was said stands before idleness and ends where it said", () => {
    const said = { availability: "busy", until: NOON + minutes(10) } as const;
    expect(intervalsOf({ ...stretch, said })).toEqual([
      { state: "busy", from: NOON, to: NOON + minutes(10) },
      { state: "idle", from: NOON + minutes(10), to: NOON + minutes(20) },
    ]);
  });
  test("no time, no interval", () => {
    expect(intervalsOf({ ...stretch, to: NOON })).toEqual([]);
  });
});

describe("days", () => {
  test("an interval over midnight is cut there, each part on its day", () => {
    const night = {
      state: "online",
      from: at("2026-10-01T21:00:00Z"),
      to: at("2026-10-01T23:00:00Z"),
    } as const;
    const midnight = at("2026-10-01T22:00:00Z");
    expect(splitAtMidnight(night, WARSAW)).toEqual([
      { ...night, to: midnight },
      { ...night, from: midnight },
    ]);
    expect(daySum([night], midnight - 1, WARSAW).online).toBe(hours(1));
    expect(daySum([night], midnight, WARSAW).online).toBe(hours(1));
  });
  test("the day on which the clocks go back has 25 hours of online time", () => {
    const day = startOfDay(at("2026-10-25T12:00:00Z"), WARSAW);
    const all = { state: "online", from: day - hours(5), to: day + hours(48) } as const;
    expect(daySum([all], day, WARSAW).online).toBe(hours(25));
    expect(nextMidnight(day, WARSAW) - day).toBe(hours(25));
  });
  test("neighbours of one state are one; what came twice counts once", () => {
    const a = { state: "online", from: 0, to: 5 } as const;
    const b = { state: "online", from: 5, to: 9 } as const;
    const c = { state: "idle", from: 9, to: 12 } as const;
    expect(joined([c, b, a, b])).toEqual([{ state: "online", from: 0, to: 9 }, c]);
  });
  test("a time of day is the next one: later today, else tomorrow; a missing one maps forward", () => {
    expect(nextTimeOfDay("13:00", at("2026-10-01T10:59:59Z"), WARSAW)).toBe(at("2026-10-01T11:00:00Z"));
    expect(nextTimeOfDay("13:00", at("2026-10-01T11:00:00Z"), WARSAW)).toBe(at("2026-10-02T11:00:00Z"));
    expect(nextTimeOfDay("02:30", at("2026-03-28T23:30:00Z"), WARSAW)).toBe(at("2026-03-29T01:30:00Z"));
    for (const text of ["24:00", "7:00", "12:60", "", "noon"])
      expect(nextTimeOfDay(text, NOON, WARSAW)).toBeNull();
  });
});
