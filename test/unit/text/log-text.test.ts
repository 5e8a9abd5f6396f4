import { DrizzleQueryError } from "drizzle-orm/errors";
import fc from "fast-check";
import { expect, test } from "vitest";
import { failureText, logText } from "~/domain/text/log-text";

const TEXTS: [what: string, text: string][] = [
  ["line ends of every kind", "a\r\nb\u000bc\u000cd\u0085e\u2028f\u2029g"],
  ["colours of a terminal in 7 and in 8 bits", "\u001b[31mred\u009b0m\u007f"],
  ["text turned around", "\u202egnp.exe\u2066"],
  ["another event", '"}\n{"event":"job_done"}'],
  ["letters of other scripts", "Жанна Д\u2019Арк 🦦"],
];
test.each(TEXTS)(
  "%s stay in their line of printable ASCII and come back out of it [security.md 46]",
  (_, text) => {
    const line = logText(0, { event: "page_failed", message: text });
    expect(line).toMatch(/^[\x20-\x7e]+$/);
    expect(JSON.parse(line)).toEqual({ at: "1970-01-01T00:00:00.000Z", event: "page_failed", message: text });
  },
);

test("any text at all is one parseable line [security.md 46]", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.integer({ min: 0, max: 4e12 }),
      (text, at) => {
        const line = logText(at, { text });
        expect(line).toMatch(/^[\x20-\x7e]+$/);
        expect(JSON.parse(line).text).toBe(text.replace(/[\w-]{40,}/g, "…"));
      },
    ),
  );
});

test("a token or a code of a link is left out, right behind an escape too [security.md 45]", () => {
  const token = "a1_-".repeat(11);
  const line = logText(0, { path: `/reset/${token}`, message: `\u001b${token}` });
  expect(JSON.parse(line)).toMatchObject({ path: "/reset/…", message: "\u001b…" });
});

test("of a failed statement: why, and which, without the values that were bound to it [security.md 45]", () => {
  const failure = new DrizzleQueryError(
    "SELECT a FROM b WHERE c = ?",
    ["owner@demo.test\nhash"],
    new Error("no such table"),
  );
  expect(failureText(failure)).toBe(
    "Error: no such table in Error: Failed query: SELECT a FROM b WHERE c = ?",
  );
  // Out of an object it comes as plain text.
  expect(failureText(new Error(failure.message))).not.toContain("owner@demo.test");
  expect(failureText("x".repeat(5_000))).toHaveLength(2_000);
  expect(failureText(null)).toBe("null");
});
