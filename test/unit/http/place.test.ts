import { expect, test } from "vitest";
import { placeOf } from "~workers/http/place";

const long = `/${"a".repeat(9_000)}`;

test.each([
  ["/deals/7", "/deals/7"],
  ["/deals/7.data?_routes=x", "/deals/7"],
  ["/_root.data", "/"],
  [`/${"a".repeat(511)}`, `/${"a".repeat(511)}`],
  [`/${"a".repeat(512)}`, `/${"a".repeat(511)}`],
  [long, long.slice(0, 512)],
  [`/api/v1${long}`, `/api/v1${long}`.slice(0, 512)],
])(
  "the gate, its live view and its log hear 512 letters of a path at most (case %#) [AM-12]",
  (asked, heard) => {
    expect(placeOf(`https://gate.example${asked}`).page).toBe(heard);
  },
);

test("a page itself has its whole path", () => {
  expect(placeOf(`https://gate.example${long}?q=1`)).toMatchObject({
    path: long,
    pathAndQuery: `${long}?q=1`,
  });
});
