import { expect, test } from "vitest";
import {
  closingState,
  daysLeft,
  dueReminder,
  GRACE_MS,
  isTypedName,
  mayComeIn,
} from "~/domain/closing/closing";
import { days } from "~/domain/time/durations";

const AT = Date.UTC(2026, 10, 22, 12);

test.each([
  ["nobody asked", null, AT, "open"],
  ["a copy of the settings from before closing was told", undefined, AT, "open"],
  ["a moment before the end", AT, AT - 1, "grace"],
  ["at the end", AT, AT, "over"],
  ["a moment after it", AT, AT + 1, "over"],
])("%s: the company is %s [AU-23]", (_when, closingAt, now, state) => {
  expect(closingState(closingAt, now)).toBe(state);
});

const owner = { isOwner: true, kind: "browser" } as const;
const other = { isOwner: false, kind: "browser" } as const;
const token = { isOwner: true, kind: "token" } as const;
test.each([
  ["everybody while the company is open", null, AT, [true, true, true]],
  ["owners alone in the grace, and no token, not even an owner's", AT, AT - 1, [true, false, false]],
  ["nobody once it is over", AT, AT, [false, false, false]],
])("comes in: %s [AU-23]", (_who, closingAt, now, may) => {
  expect([owner, other, token].map((who) => mayComeIn(closingAt, who, now))).toEqual(may);
});

test.each([
  [GRACE_MS, 30],
  [GRACE_MS - 1, 30],
  [days(1), 1],
  [1, 1],
  [0, 0],
])("with %i ms left %i days are told [AU-23]", (left, told) => {
  expect(daysLeft(AT + left, AT)).toBe(told);
});

test.each([
  ["Łódź & Co", "Łódź & Co", true],
  ["  Łódź   & Co ", "Łódź & Co", true],
  ["Ło\u0301dz\u0301 & Co", "Łódź & Co", true],
  ["łódź & co", "Łódź & Co", false],
  ["Łódź", "Łódź & Co", false],
  ["", "Łódź & Co", false],
])("typed %j for %j: %s [AU-23]", (typed, name, fits) => {
  expect(isTypedName(typed, name)).toBe(fits);
});

test.each([
  ["a moment before the last week", days(7) + 1, null],
  ["when the last week begins", days(7), 7],
  ["a moment before the last day", days(1) + 1, 7],
  ["when the last day begins", days(1), 1],
  ["a moment before the end", 1, 1],
  ["at the end", 0, null],
])("owners are reminded %s: %j ms left, %j [AU-23]", (_when, left, due) => {
  expect(dueReminder(AT + left, AT)).toBe(due);
});
