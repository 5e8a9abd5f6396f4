import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Allowlist, isLive, type Visit } from "~/domain/network/allowlist";
import { compileAllowlist, isAllowed } from "~/domain/network/compiled-allowlist";
import { networkHas } from "~/domain/network/network";
import {
  ANNA,
  BORIS,
  entry,
  INSIDE,
  list,
  NOW,
  OFFICE,
  OUTSIDE,
  PLACES,
  randomRules,
  rules,
  SALES,
  TIMES,
  visit,
  visitors,
} from "./lists";
import { address } from "./reference";

const ask = (allowlist: Allowlist, who: Visit, now = NOW) =>
  isAllowed(compileAllowlist(allowlist, now), who, now);
const office = entry(OFFICE);
const forSales = { scope: "department", scopeId: SALES } as const;
const forAnna = { scope: "user", scopeId: ANNA.userId } as const;

describe("who may come in, and from where [AM-16]", () => {
  test.each([
    ["from the office", list([office]), visit(INSIDE), true],
    ["from elsewhere", list([office]), visit(OUTSIDE), false],
    ["from the office, mapped", list([office]), visit(`::ffff:${INSIDE}`), true],
    ["from the office, over IPv6 that nobody listed", list([office]), visit("2001:db8::1"), false],
    ["the list is off", list([office], { on: false }), visit(OUTSIDE), true],
    ["the list is empty, which is off", list([]), visit(OUTSIDE), true],
    ["an exempt person", list([office], { exemptUserIds: [ANNA.userId] }), visit(OUTSIDE), true],
    ["another than the exempt one", list([office], { exemptUserIds: [BORIS.userId] }), visit(OUTSIDE), false],
    ["a token, tokens not covered", list([office]), visit(OUTSIDE, { kind: "token" }), true],
    [
      "a token, tokens covered",
      list([office], { coversTokens: true }),
      visit(OUTSIDE, { kind: "token" }),
      false,
    ],
  ])("%s", (_, allowlist, who, expected) => {
    expect(ask(allowlist, who)).toBe(expected);
  });
});

describe("without an address nobody comes in while the list is on [AM-16, row 21]", () => {
  test.each([
    ["the list is on", list([office]), visit(null), false],
    ["an exempt person", list([office], { exemptUserIds: [ANNA.userId] }), visit(null), false],
    ["a covered token", list([office], { coversTokens: true }), visit(null, { kind: "token" }), false],
    ["a token not covered", list([office]), visit(null, { kind: "token" }), true],
    ["the list is off", list([office], { on: false }), visit(null), true],
    ["the list is empty", list([]), visit(null), true],
  ])("%s", (_, allowlist, who, expected) => {
    expect(ask(allowlist, who)).toBe(expected);
  });
});

describe("a department's and a person's own list [AM-16]", () => {
  const outsider = visit(OUTSIDE, BORIS);
  const branch = entry(OUTSIDE, forSales);
  const home = entry(OUTSIDE, forAnna);

  test.each([
    ["a department's list lets its member in", [office, branch], visit(OUTSIDE), true],
    ["and nobody else", [office, branch], outsider, false],
    ["it extends: the office still works", [office, branch], visit(INSIDE), true],
    ["a person's list lets that person in", [office, home], visit(OUTSIDE), true],
    ["and nobody else", [office, home], outsider, false],
    ["it extends: the office still works", [office, home], visit(INSIDE), true],
    [
      "a department's own in place of the account's",
      [office, { ...branch, mode: "replaces" as const }],
      visit(INSIDE),
      false,
    ],
    [
      "others keep the account's",
      [office, { ...branch, mode: "replaces" as const }],
      visit(INSIDE, BORIS),
      true,
    ],
    [
      "a person's own adds to a department's that replaces",
      [entry(OFFICE, { ...forSales, mode: "replaces" }), home],
      visit(OUTSIDE),
      true,
    ],
    [
      "a person's own in place of both",
      [branch, { ...entry(OFFICE, forAnna), mode: "replaces" as const }],
      visit(OUTSIDE),
      false,
    ],
    [
      "one that replaces makes the whole own list replace",
      [office, home, entry("192.0.2.1", { ...forAnna, mode: "replaces" })],
      visit(INSIDE),
      false,
    ],
    [
      "and its other entries still count",
      [office, home, entry("192.0.2.1", { ...forAnna, mode: "replaces" })],
      visit(OUTSIDE),
      true,
    ],
    [
      "replaces means nothing for the account",
      [entry(OFFICE, { mode: "replaces" }), home],
      visit(OUTSIDE),
      true,
    ],
    [
      "with only other people's entries the list is on",
      [entry(OUTSIDE, { scope: "user", scopeId: 99 })],
      visit(OUTSIDE),
      false,
    ],
  ])("%s", (_, entries, who, expected) => {
    expect(ask(list(entries), who)).toBe(expected);
  });
});

test("an entry for no department is not for people without one [AM-16]", () => {
  const stray = list([office, entry(OUTSIDE, { scope: "department", scopeId: null })]);
  expect(ask(stray, visit(OUTSIDE, BORIS))).toBe(false);
});

describe("an entry counts until the moment before its end, whether or not it was removed [AM-16]", () => {
  const forADay = list([office, entry(OUTSIDE, { expiresAt: NOW })]);
  const compiledBefore = compileAllowlist(forADay, NOW - 1_000);

  test.each([
    [NOW - 1, true],
    [NOW, false],
    [NOW + 1, false],
  ])("at %i, asked of a list compiled before: %s", (now, expected) => {
    expect(isAllowed(compiledBefore, visit(OUTSIDE), now)).toBe(expected);
    expect(ask(forADay, visit(OUTSIDE), now)).toBe(expected);
  });

  test("the compiled list says when it must be compiled again", () => {
    const probation = { confirmBy: NOW - 500, before: rules([]) };
    expect(compiledBefore.validUntil).toBe(NOW);
    expect(compileAllowlist({ ...forADay, probation }, NOW - 1_000).validUntil).toBe(NOW - 500);
    expect(compileAllowlist(forADay, NOW).validUntil).toBe(Number.POSITIVE_INFINITY);
    expect(compileAllowlist(list([]), NOW).validUntil).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("against a walk over all entries [AM-16]", () => {
  /** Semantics 8 word for word, slowly. */
  function walk(allowlist: Allowlist, who: Visit, now: number): boolean {
    const live = allowlist.entries.filter((each) => isLive(each, now));
    const own = live.filter((each) => each.scope === "user" && each.scopeId === who.userId);
    const shared = live.filter((each) => each.scope === "department" && each.scopeId === who.departmentId);
    const wide = live.filter((each) => each.scope === "account");
    const strict = (entries: typeof live) => entries.some((each) => each.mode === "replaces");
    const union = strict(own) ? own : strict(shared) ? [...own, ...shared] : [...own, ...shared, ...wide];
    if (!allowlist.on || live.length === 0) return true;
    if (who.kind === "token" && !allowlist.coversTokens) return true;
    const from = who.address;
    if (!from) return false;
    return (
      allowlist.exemptUserIds.includes(who.userId) || union.some((each) => networkHas(each.network, from))
    );
  }

  test("a compiled list answers the same at every time, also when compiled earlier", () => {
    const cases = fc.record({
      rules: randomRules,
      who: visitors,
      from: fc.constantFrom(null, ...PLACES),
      kind: fc.constantFrom("browser" as const, "token" as const),
      now: fc.constantFrom(...TIMES),
    });
    fc.assert(
      fc.property(cases, ({ rules, who, from, kind, now }) => {
        const allowlist = { ...rules, probation: null };
        const someone = { ...who, kind, address: from && address(from) };
        const expected = walk(allowlist, someone, now);
        expect(ask(allowlist, someone, now)).toBe(expected);
        expect(isAllowed(compileAllowlist(allowlist, NOW - 10), someone, now)).toBe(expected);
      }),
      { seed: 16, numRuns: 3_000 },
    );
  });
});
