import fc from "fast-check";
import { expect, test } from "vitest";
import type { Rules } from "~/domain/network/allowlist";
import { compileAllowlist, isAllowed } from "~/domain/network/compiled-allowlist";
import { mayChangeAllowlist } from "~/domain/network/guard";
import { NOW, PLACES, randomRules, TIMES, visitors } from "./lists";
import { address } from "./reference";

const changes = fc.record({
  after: randomRules,
  actor: visitors,
  actorAddress: fc.constantFrom(...PLACES).map(address),
  admins: fc.array(
    fc.record({
      userId: fc.constantFrom(1, 2, 3),
      departmentId: fc.constantFrom(null, 10, 11),
      held: fc.constantFrom(false, false, false, true),
      confirmed: fc.constantFrom(true, true, true, false),
      grantEndsAt: fc.constantFrom(null, null, null, NOW + 1),
      lastAddress: fc.constantFrom(null, ...PLACES).map((text) => text && address(text)),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  now: fc.constant(NOW),
});
const LATER = [...TIMES.filter((time) => time >= NOW), NOW + 10_000_000];

/** What the gate itself will answer, exemptions taken away: being exempt lifts nothing. */
const comesIn = (
  rules: Rules,
  who: { userId: number; departmentId: number | null },
  from: ReturnType<typeof address> | null,
  at: number,
) =>
  isAllowed(
    compileAllowlist({ ...rules, exemptUserIds: [], probation: null }, NOW),
    { ...who, address: from, kind: "browser" },
    at,
  );

test("no accepted change leaves its author out, now or ever [AM-15, row 24]", () => {
  let accepted = 0;
  fc.assert(
    fc.property(changes, (change) => {
      if (mayChangeAllowlist(change) !== null) return;
      accepted += 1;
      for (const at of LATER) {
        expect(comesIn(change.after, change.actor, change.actorAddress, at)).toBe(true);
      }
    }),
    { seed: 15, numRuns: 10_000 },
  );
  expect(accepted).toBeGreaterThan(1_000);
});

test("no accepted change leaves every administrator out, now or ever [AM-15, row 24]", () => {
  let acceptedAndOn = 0;
  fc.assert(
    fc.property(changes, (change) => {
      const { after, admins } = change;
      if (mayChangeAllowlist(change) !== null || !compileAllowlist({ ...after, probation: null }, NOW).on)
        return;
      acceptedAndOn += 1;
      const sound = admins.filter((each) => !each.held && each.confirmed && each.grantEndsAt === null);
      const reachable = sound.filter(
        (each) =>
          after.exemptUserIds.includes(each.userId) ||
          LATER.every((at) => each.lastAddress && comesIn(after, each, each.lastAddress, at)),
      );
      expect(reachable).not.toEqual([]);
    }),
    { seed: 24, numRuns: 20_000 },
  );
  expect(acceptedAndOn).toBeGreaterThan(200);
});

test("a change is refused for the author only when they would be out, or in by an end alone [AM-15]", () => {
  fc.assert(
    fc.property(changes, (change) => {
      if (mayChangeAllowlist(change) !== "current_ip_missing") return;
      const endless = { ...change.after, entries: change.after.entries.filter((e) => e.expiresAt === null) };
      const isOut = LATER.some((at) => !comesIn(change.after, change.actor, change.actorAddress, at));
      expect(isOut || endless.entries.length === 0).toBe(true);
    }),
    { seed: 15, numRuns: 10_000 },
  );
});
