import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AVAILABILITIES } from "~/domain/presence/availability";
import type { ClientFrame } from "~/domain/presence/frames";
import { readFrame } from "~workers/objects/account-gate/client-frame";

const UNKNOWN = { ignored: "unknown" };
const path = (letters: number) => `/${"a".repeat(letters - 1)}`;

describe("a frame is what it says in full, and nothing beside (semantics 9)", () => {
  const frames: ClientFrame[] = [
    { t: "input" },
    { t: "page", page: "/" },
    { t: "page", page: "/deals/12/%D0%B6/~a_b-c.d" },
    { t: "page", page: path(512) },
    { t: "watch" },
    { t: "unwatch" },
    { t: "read", n: 0 },
    { t: "read", n: Number.MAX_SAFE_INTEGER },
    ...AVAILABILITIES.map((availability) => ({ t: "availability", availability, until: null }) as const),
    { t: "availability", availability: "away", until: 0 },
    { t: "availability", availability: "away", until: 8.64e15 },
  ];
  test.each(frames)("%j is understood", (frame) => {
    expect(readFrame(JSON.stringify(frame))).toEqual(frame);
  });

  const none: [string, unknown][] = [
    ["a page one letter too long", { t: "page", page: path(513) }],
    ["a page that does not begin at the root", { t: "page", page: "deals" }],
    ["a page with a line's end", { t: "page", page: "/deals\n" }],
    ["a page that is a number", { t: "page", page: 1 }],
    ["a page that is not there", { t: "page" }],
    ["another field in its place", { t: "page", n: 1 }],
    ["a number below none", { t: "read", n: -1 }],
    ["half a frame", { t: "read", n: 0.5 }],
    ["more than can be counted", { t: "read", n: Number.MAX_SAFE_INTEGER + 1 }],
    ["an instant after the last one", { t: "availability", availability: "away", until: 8.64e15 + 1 }],
    ["an end that is not there", { t: "availability", availability: "away" }],
    ["a kind in a list", { t: ["input"] }],
    ["the name of what every object has", { t: "constructor" }],
    ["no kind", {}],
  ];
  test.each(none)("%s is none", (_what, frame) => {
    expect(readFrame(JSON.stringify(frame))).toEqual(UNKNOWN);
  });

  test("a field more makes any frame none, whatever its name", () => {
    const more = fc.oneof(fc.constantFrom("user", "__proto__", "constructor", "toString"), fc.string());
    fc.assert(
      fc.property(fc.constantFrom(...frames), more, (frame, name) => {
        const text = `${JSON.stringify(frame).slice(0, -1)},${JSON.stringify(name)}:1}`;
        expect(readFrame(text)).toEqual(Object.hasOwn(frame, name) ? expect.anything() : UNKNOWN);
      }),
    );
  });

  test("a page is read the same however the frame is written", () => {
    const letters = fc.constantFrom(...'/az09_.~%-"\\ \n?ж');
    const page = fc.oneof(
      fc.string(),
      fc.array(letters).map((all) => `/${all.join("")}`),
      fc.integer({ min: 1, max: 600 }).map(path),
    );
    fc.assert(
      fc.property(page, (page) => {
        const frame = { t: "page", page };
        expect(readFrame(JSON.stringify(frame))).toEqual(readFrame(JSON.stringify(frame, null, 1)));
      }),
    );
  });

  test("whatever arrives is answered", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const read = readFrame(text);
        expect("ignored" in read || frames.some(({ t }) => t === read.t)).toBe(true);
      }),
    );
  });
});
