import { expect, test } from "vitest";
import type { Language } from "~/i18n";
import { formatter } from "~/i18n/format";
import { translatorOf } from "~/i18n/server";

const at = (iso: string) => Date.parse(iso);
const viewer = (language: Language, timeZone = "UTC") =>
  formatter(language, timeZone, translatorOf(language));

const NOON = at("2026-03-05T12:05:09Z");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test("dates and times are shown in the viewer's language and zone", () => {
  const warsaw = viewer("pl", "Europe/Warsaw");
  const moscow = viewer("ru", "Europe/Moscow");
  const newYork = viewer("en", "America/New_York");
  expect(warsaw.dateTime(NOON)).toBe("5 mar 2026, 13:05");
  expect(moscow.dateTime(NOON)).toBe("5 мар. 2026, 15:05");
  expect(newYork.dateTime(NOON)).toBe("5 Mar 2026, 07:05");
  expect([warsaw.date(NOON), warsaw.time(NOON)]).toEqual(["5 mar 2026", "13:05"]);
  expect(moscow.timeWithSeconds(NOON)).toBe("15:05:09");
  expect(moscow.dayAndTime(NOON)).toBe("5 мар., 15:05");
});

test("a country is said in the viewer's language; what is none stays the code that it is", () => {
  expect((["en", "ru", "pl"] as const).map((language) => viewer(language).country("PL"))).toEqual([
    "Poland",
    "Польша",
    "Polska",
  ]);
  expect(viewer("en").country("QQ")).toBe("QQ");
});

const AROUND_A_CHANGE: [string, string, string, string][] = [
  ["Warsaw, the moment before summer time", "Europe/Warsaw", "2026-03-29T00:59:59Z", "01:59:59"],
  ["Warsaw, the moment after", "Europe/Warsaw", "2026-03-29T01:00:00Z", "03:00:00"],
  ["Warsaw, the first 02:30 of a 25-hour day", "Europe/Warsaw", "2026-10-25T00:30:00Z", "02:30:00"],
  ["Warsaw, the second 02:30", "Europe/Warsaw", "2026-10-25T01:30:00Z", "02:30:00"],
  ["Moscow keeps one time all year", "Europe/Moscow", "2026-03-29T01:00:00Z", "04:00:00"],
  ["midnight is 00, not 24", "UTC", "2026-03-29T00:00:00Z", "00:00:00"],
  ["a zone of three quarters of an hour", "Asia/Kathmandu", "2026-03-29T00:00:00Z", "05:45:00"],
];

test.each(AROUND_A_CHANGE)("time: %s", (_, zone, instant, expected) => {
  expect(viewer("en", zone).timeWithSeconds(at(instant))).toBe(expected);
});

test("the date turns at the viewer's midnight", () => {
  const instant = at("2026-12-31T21:30:00Z");
  expect(viewer("ru", "Europe/Moscow").date(instant)).toBe("1 янв. 2027");
  expect(viewer("pl", "Europe/Warsaw").date(instant)).toBe("31 gru 2026");
});

const AGO: [number, string, string, string][] = [
  [0, "just now", "только что", "przed chwilą"],
  [MINUTE - 1, "just now", "только что", "przed chwilą"],
  [MINUTE, "1 min ago", "1 мин назад", "1 min temu"],
  [5 * MINUTE, "5 min ago", "5 мин назад", "5 min temu"],
  [HOUR - 1, "59 min ago", "59 мин назад", "59 min temu"],
  [HOUR, "1 h ago", "1 ч назад", "1 godz. temu"],
  [DAY - 1, "23 h ago", "23 ч назад", "23 godz. temu"],
  [DAY, "1 day ago", "1 день назад", "1 dzień temu"],
  [5 * DAY, "5 days ago", "5 дней назад", "5 dni temu"],
  [7 * DAY, "26 Feb 2026", "26 февр. 2026", "26 lut 2026"],
  [-5 * MINUTE, "in 5 min", "через 5 мин", "za 5 min"],
  [-3 * HOUR, "in 3 h", "через 3 ч", "za 3 godz."],
  [-2 * DAY, "in 2 days", "через 2 дня", "za 2 dni"],
];

test.each(AGO)("%i ms before now reads %s", (ms, en, ru, pl) => {
  const words = (["en", "ru", "pl"] as const).map((language) => viewer(language).relative(NOON - ms, NOON));
  expect(words).toEqual([en, ru, pl]);
});

const LENGTHS: [number, string, string, string][] = [
  [-1, "0 s", "0 с", "0 s"],
  [59_999, "59 s", "59 с", "59 s"],
  [MINUTE, "1 min", "1 мин", "1 min"],
  [12 * HOUR, "12 h", "12 ч", "12 godz."],
  [2 * HOUR + 10 * MINUTE + 59_000, "2 h 10 min", "2 ч 10 мин", "2 godz. 10 min"],
  [DAY + 5 * MINUTE, "1 day", "1 день", "1 dzień"],
  [30 * DAY, "30 days", "30 дней", "30 dni"],
  [2 * DAY + 4 * HOUR, "2 days 4 h", "2 дня 4 ч", "2 dni 4 godz."],
];

test.each(LENGTHS)("a length of %i ms reads %s", (ms, en, ru, pl) => {
  const words = (["en", "ru", "pl"] as const).map((language) => viewer(language).duration(ms));
  expect(words).toEqual([en, ru, pl]);
});

test("numbers and lists follow the language", () => {
  expect((["en", "ru", "pl"] as const).map((language) => viewer(language).number(12345.5))).toEqual([
    "12,345.5",
    "12\u00a0345,5",
    "12\u00a0345,5",
  ]);
  expect((["en", "ru", "pl"] as const).map((language) => viewer(language).list(["A", "B", "C"]))).toEqual([
    "A, B and C",
    "A, B и C",
    "A, B i C",
  ]);
});
