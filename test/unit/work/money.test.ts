import { expect, test } from "vitest";
import { type AmountRefusal, LARGEST_AMOUNT, parseAmount } from "~/domain/work/money";

test.each<[typed: string, amount: number | null]>([
  ["", null],
  ["   ", null],
  ["0", 0],
  ["1234", 123_400],
  ["1 234,50 \u20bd", 123_450],
  ["1\u00a0234,50", 123_450],
  ["1\u202f234.5", 123_450],
  ["1,234.50", 123_450],
  ["1.234,50 z\u0142", 123_450],
  ["1'234.50", 123_450],
  ["$1,234,567.89", 123_456_789],
  ["1,234", 123_400],
  ["1,555", 155_500],
  ["1.234.567", 123_456_700],
  ["0,5", 50],
  ["12.500", 1_250_000],
  ["99,99 \u20ac", 9_999],
  ["EUR 15", 1_500],
  ["100 rub.", 10_000],
  ["1 234,50 \u0440\u0443\u0431.", 123_450],
  ["15 PLN", 1_500],
  [String(LARGEST_AMOUNT / 100), LARGEST_AMOUNT],
])("%j is %j in minor units [AM-09]", (typed, amount) => {
  expect(parseAmount(typed, "RUB")).toEqual({ ok: true, amount });
});

test.each<[typed: string, refusal: AmountRefusal]>([
  ["abc", "not_an_amount"],
  ["12 thousand", "not_an_amount"],
  ["12 mln", "not_an_amount"],
  ["12 \u0442\u044b\u0441", "not_an_amount"],
  ["1 234,50 \u0440\u0443\u0431. 1", "not_an_amount"],
  ["12abc34", "not_an_amount"],
  ["1,2,3", "not_an_amount"],
  ["1.23.456,7", "not_an_amount"],
  ["12,", "not_an_amount"],
  ["1,2345", "too_many_decimals"],
  ["-5", "negative"],
  ["\u22125", "negative"],
  [String(LARGEST_AMOUNT / 100 + 1), "too_large"],
  ["9".repeat(30), "too_large"],
])("%j is refused: %s", (typed, refusal) => {
  expect(parseAmount(typed, "RUB")).toEqual({ ok: false, refusal });
});

test("a currency without minor units takes whole amounts only", () => {
  expect(parseAmount("1,234", "JPY")).toEqual({ ok: true, amount: 1_234 });
  expect(parseAmount("12.5", "JPY").ok).toBe(false);
});
