import { expect, test } from "vitest";
import { HOLD_KINDS } from "~/domain/holds/holds";
import { GATE_REASONS, reasonOfHold, statusOf, suspends } from "~/domain/session/reasons";
import { refused } from "~/domain/session/refused";

test("a refusal outside pages has the status of its reason, and three of them leave the session alive [security.md 8]", () => {
  const SPECIAL: Record<string, [status: number, isSuspended: boolean]> = {
    limit: [423, true],
    ip_denied: [403, true],
    company_closing: [403, true],
    rate_limited: [429, false],
    down: [503, false],
  };
  for (const reason of GATE_REASONS)
    expect([reason, statusOf(reason), suspends(reason)]).toEqual([
      reason,
      ...(SPECIAL[reason] ?? [401, false]),
    ]);
});

test("every hold has a reason, and each its own", () => {
  const reasons = HOLD_KINDS.map(reasonOfHold);
  expect(new Set(reasons).size).toBe(HOLD_KINDS.length);
  expect(reasonOfHold("manual_block")).toBe("blocked");
  expect(reasonOfHold("limit")).toBe("limit");
});

test("a refusal says no, and nothing that it was not told", () => {
  expect(refused("blocked", { user: 7 })).toEqual({
    ok: false,
    reason: "blocked",
    end: null,
    until: null,
    holdId: null,
    user: 7,
    address: null,
  });
});
