import { describe, expect, test } from "vitest";
import { compileAllowlist, isAllowed } from "~/domain/network/compiled-allowlist";
import { beginProbation, confirmProbation, rulesInForce, settle } from "~/domain/network/probation";
import { entry, INSIDE, list, NOW, OFFICE, OUTSIDE, rules, visit } from "./lists";

const CONFIRM_BY = NOW + 600_000;
const off = list([entry(OFFICE)], { on: false });
const officeOnly = rules([entry(OFFICE)]);
const elsewhereOnly = rules([entry(OUTSIDE)]);

describe("a list on probation falls back by itself [AM-16]", () => {
  const onProbation = beginProbation(off, officeOnly, CONFIRM_BY, NOW);
  const compiled = compileAllowlist(onProbation, NOW);

  test.each([
    ["at once", NOW, false],
    ["the moment before its end", CONFIRM_BY - 1, false],
    ["at its end, nothing having run", CONFIRM_BY, true],
    ["a day later, still nothing having run", CONFIRM_BY + 86_400_000, true],
  ])("%s, from outside: let in %s", (_, now, expected) => {
    expect(isAllowed(compiled, visit(OUTSIDE), now)).toBe(expected);
    expect(isAllowed(compileAllowlist(onProbation, now), visit(OUTSIDE), now)).toBe(expected);
  });

  test("what is written back is the list before, without probation", () => {
    expect(settle(onProbation, CONFIRM_BY - 1)).toBe(onProbation);
    expect(settle(onProbation, CONFIRM_BY)).toEqual(off);
  });

  test("expiries of the list before count too", () => {
    const before = list([entry(OFFICE), entry(OUTSIDE, { expiresAt: CONFIRM_BY + 1 })]);
    const changed = compileAllowlist(beginProbation(before, officeOnly, CONFIRM_BY, NOW), NOW);
    expect(isAllowed(changed, visit(OUTSIDE), CONFIRM_BY - 1)).toBe(false);
    expect(isAllowed(changed, visit(OUTSIDE), CONFIRM_BY)).toBe(true);
    expect(isAllowed(changed, visit(OUTSIDE), CONFIRM_BY + 1)).toBe(false);
  });
});

describe("confirmed, it stays [AM-16]", () => {
  const onProbation = beginProbation(off, officeOnly, CONFIRM_BY, NOW);

  test("in time", () => {
    const confirmed = confirmProbation(onProbation, CONFIRM_BY - 1);
    expect(confirmed).toEqual({ ...officeOnly, probation: null });
    expect(isAllowed(compileAllowlist(confirmed!, CONFIRM_BY), visit(OUTSIDE), CONFIRM_BY)).toBe(false);
  });

  test("too late, or not on probation: nothing to confirm", () => {
    expect(confirmProbation(onProbation, CONFIRM_BY)).toBeNull();
    expect(confirmProbation(list([]), NOW)).toBeNull();
  });
});

describe("a change during probation falls back to what was last confirmed [AM-16]", () => {
  const first = beginProbation(off, officeOnly, CONFIRM_BY, NOW);

  test("before the first probation has ended", () => {
    const second = beginProbation(first, elsewhereOnly, CONFIRM_BY + 1, NOW + 1);
    expect(settle(second, CONFIRM_BY + 1)).toEqual(off);
  });

  test("after it, the list before applied already", () => {
    const second = beginProbation(first, elsewhereOnly, CONFIRM_BY + 600_000, CONFIRM_BY);
    expect(rulesInForce(second, CONFIRM_BY)).toMatchObject(elsewhereOnly);
    expect(settle(second, CONFIRM_BY + 600_000)).toEqual(off);
    expect(isAllowed(compileAllowlist(second, CONFIRM_BY), visit(INSIDE), CONFIRM_BY)).toBe(false);
  });
});
