import { describe, expect, test } from "vitest";
import { type Hold, type HoldKind, isOpen, tellingHold } from "~/domain/holds/holds";
import { needsReason } from "~/domain/holds/stop";

const START = 1_000;
const END = 2_000;
const hold = (kind: HoldKind, endsAt: number | null = null): Hold => ({
  id: kind,
  kind,
  startsAt: START,
  endsAt,
});

describe("a hold holds from its start and no longer at its end (semantics 7, ASVS 2.3.3)", () => {
  test.each([
    ["before its start", START - 1, false],
    ["at its start", START, true],
    ["the moment before its end", END - 1, true],
    ["at its end", END, false],
    ["after its end", END + 1, false],
  ])("%s", (_, now, isHolding) => {
    expect(isOpen(hold("manual_block", END), now)).toBe(isHolding);
  });

  test("without an end it holds until it is lifted", () => {
    expect(isOpen(hold("archived"), Number.MAX_SAFE_INTEGER)).toBe(true);
  });
});

describe("of several open holds the one that ends last is told, a limit only when nothing else holds", () => {
  test.each([
    [
      "a limit that ends later than a block",
      [hold("limit", END + 5), hold("manual_block", END)],
      "manual_block",
    ],
    ["the same in the other order", [hold("manual_block", END), hold("limit", END + 5)], "manual_block"],
    ["a limit alone", [hold("limit", END)], "limit"],
    [
      "a block with an end and a deactivation without",
      [hold("manual_block", END), hold("inactive")],
      "inactive",
    ],
    ["none", [], null],
  ])("%s", (_, holds, told) => {
    expect(tellingHold(holds, START)?.kind ?? null).toBe(told);
  });

  test("a limit is told once the block beside it has ended", () => {
    const holds = [hold("limit", END + 5), hold("manual_block", END)];
    expect(tellingHold(holds, END)?.kind).toBe("limit");
  });
});

test.each([
  ["manual_block", true],
  ["archived", true],
  ["inactive", false],
  ["lockdown", false],
] as const)("%s needs a reason: %s [MC-40] [MC-88]", (kind, isNeeded) => {
  expect(needsReason(kind)).toBe(isNeeded);
});
