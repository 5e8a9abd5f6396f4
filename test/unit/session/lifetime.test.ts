import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lengthsOf } from "~/domain/session/chosen-lengths";
import { deadlineOf, isAlive, PRESET_LENGTHS, shorter } from "~/domain/session/lifetime";
import { days, hours, minutes } from "~/domain/time/durations";

const { normal, strict } = PRESET_LENGTHS;

describe("how long a session lives (ASVS 7.3.1, 7.3.2)", () => {
  test.each([
    ["Normal, idle, the ms before", normal, { createdAt: 0, lastSeenAt: 0 }, hours(12) - 1, true],
    ["Normal, idle, at it", normal, { createdAt: 0, lastSeenAt: 0 }, hours(12), false],
    ["Normal, in all, the ms before", normal, { createdAt: 0, lastSeenAt: days(30) - 1 }, days(30) - 1, true],
    [
      "Normal, in all, at it, however busy",
      normal,
      { createdAt: 0, lastSeenAt: days(30) - 1 },
      days(30),
      false,
    ],
    ["Strict, idle, the ms before", strict, { createdAt: 0, lastSeenAt: 0 }, minutes(30) - 1, true],
    ["Strict, idle, at it", strict, { createdAt: 0, lastSeenAt: 0 }, minutes(30), false],
    [
      "Strict, in all, the ms before",
      strict,
      { createdAt: 0, lastSeenAt: hours(12) - 1 },
      hours(12) - 1,
      true,
    ],
    ["Strict, in all, at it", strict, { createdAt: 0, lastSeenAt: hours(12) - 1 }, hours(12), false],
  ])("%s", (_name, lengths, life, now, alive) => {
    expect(isAlive(life, lengths, now)).toBe(alive);
  });

  test("several roles: the shorter of each, which may be mixed", () => {
    expect(shorter({ idleMs: 5, absoluteMs: 90 }, { idleMs: 7, absoluteMs: 80 })).toEqual({
      idleMs: 5,
      absoluteMs: 80,
    });
  });

  test("alive is exactly: before the deadline, which never lies past the absolute one", () => {
    const instant = fc.integer({ min: 0, max: 1e12 });
    const length = fc.integer({ min: 1, max: 1e10 });
    fc.assert(
      fc.property(instant, instant, length, length, instant, (createdAt, seen, idleMs, absoluteMs, now) => {
        const life = { createdAt, lastSeenAt: createdAt + seen };
        const deadline = deadlineOf(life, { idleMs, absoluteMs });
        expect(deadline).toBeLessThanOrEqual(createdAt + absoluteMs);
        expect(isAlive(life, { idleMs, absoluteMs }, now)).toBe(now < deadline);
      }),
    );
  });

  test.each([
    ["normal", normal],
    ["strict", strict],
    ["own", { idleMs: minutes(45), absoluteMs: hours(9) }],
  ] as const)("the preset %s", (preset, lengths) => {
    expect(lengthsOf(preset, { idleMinutes: 45, absoluteHours: 9 })).toEqual(lengths);
  });
});
