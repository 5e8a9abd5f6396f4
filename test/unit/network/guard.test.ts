import { describe, expect, test } from "vitest";
import type { Rules } from "~/domain/network/allowlist";
import { type AdminFacts, mayChangeAllowlist, whoWouldBeRefused } from "~/domain/network/guard";
import { ANNA, BORIS, entry, INSIDE, NOW, OFFICE, OUTSIDE, rules, SALES, visit } from "./lists";
import { address } from "./reference";

const admin = (facts: Partial<AdminFacts> = {}): AdminFacts => ({
  ...ANNA,
  held: false,
  confirmed: true,
  grantEndsAt: null,
  lastAddress: address(INSIDE),
  ...facts,
});

/** Anna, the only administrator, changes the list from the office. */
const save = (after: Rules, more: { from?: string | null; admins?: AdminFacts[] } = {}) => {
  const from = more.from === undefined ? INSIDE : more.from;
  return mayChangeAllowlist({
    after,
    actor: ANNA,
    actorAddress: from === null ? null : address(from),
    admins: more.admins ?? [admin()],
    now: NOW,
  });
};

const mine = { scope: "user", scopeId: ANNA.userId } as const;
const theirs = { scope: "department", scopeId: SALES } as const;

describe("nobody leaves out their own address [AM-15, row 24]", () => {
  const elsewhere = entry(OUTSIDE);
  const refused = "current_ip_missing";

  test.each([
    ["a list without it", rules([entry("198.51.100.0/24")]), refused],
    ["the same, exempt", rules([elsewhere], { exemptUserIds: [ANNA.userId] }), refused],
    ["with it", rules([elsewhere, entry(INSIDE)]), null],
    ["a network around it", rules([entry(OFFICE)]), null],
    ["no entry, which is off", rules([]), null],
    ["off, whatever it holds", rules([elsewhere], { on: false }), null],
    ["only entries that have ended, which is off", rules([entry(OUTSIDE, { expiresAt: NOW })]), null],
    ["the own entry has an end", rules([elsewhere, entry(INSIDE, { expiresAt: NOW + 1 })]), refused],
    ["the only entry has an end", rules([entry(INSIDE, { expiresAt: NOW + 1 })]), refused],
    ["an end, and another without", rules([entry(OFFICE), entry(INSIDE, { expiresAt: NOW + 1 })]), null],
    ["the own entry has ended", rules([elsewhere, entry(INSIDE, { expiresAt: NOW })]), refused],
    ["in the person's own list", rules([elsewhere, entry(INSIDE, mine)]), null],
    ["in the department's list", rules([elsewhere, entry(INSIDE, theirs)]), null],
    ["in another person's list", rules([elsewhere, entry(INSIDE, { ...mine, scopeId: 2 })]), refused],
    ["in another department's list", rules([elsewhere, entry(INSIDE, { ...theirs, scopeId: 11 })]), refused],
    [
      "the own list replaces the office's",
      rules([entry(OFFICE), entry(OUTSIDE, { ...mine, mode: "replaces" })]),
      refused,
    ],
    [
      "the department's does",
      rules([entry(OFFICE), entry(OUTSIDE, { ...theirs, mode: "replaces" })]),
      refused,
    ],
    [
      "out for an hour between two ends",
      rules([
        entry(OFFICE),
        entry(INSIDE, { ...mine, mode: "replaces", expiresAt: NOW + 1 }),
        entry(OUTSIDE, { ...mine, mode: "replaces", expiresAt: NOW + 2 }),
      ]),
      refused,
    ],
  ])("%s: %s", (_, after, expected) => {
    expect(save(after)).toBe(expected);
  });

  test("another administrator on the list does not lift the rule", () => {
    const boris = admin({ ...BORIS, lastAddress: address(OUTSIDE) });
    expect(save(rules([entry(OUTSIDE)]), { admins: [admin(), boris] })).toBe("current_ip_missing");
  });

  test("without an address of their own nobody changes a list that is on", () => {
    expect(save(rules([entry(OFFICE)]), { from: null })).toBe("current_ip_missing");
    expect(save(rules([]), { from: null })).toBeNull();
  });

  test("an entry for no department is not for people without one", () => {
    const stray = rules([entry(OUTSIDE), entry(INSIDE, { scope: "department", scopeId: null })]);
    const change = { after: stray, actorAddress: address(INSIDE), admins: [admin()], now: NOW };
    expect(mayChangeAllowlist({ ...change, actor: BORIS })).toBe("current_ip_missing");
  });

  test("a mapped address is the one that it maps", () => {
    expect(save(rules([entry(INSIDE)]), { from: `::ffff:${INSIDE}` })).toBeNull();
  });
});

describe("an administrator stays reachable [AM-15, row 24]", () => {
  const after = rules([entry(OFFICE)]);
  const away = { ...BORIS, lastAddress: address(OUTSIDE) };
  const withBoris = (expiresAt: number | null) =>
    rules([entry(OFFICE), entry(OUTSIDE, { scope: "user", scopeId: BORIS.userId, expiresAt })]);

  test.each([
    ["last seen in the office", after, [admin()], null],
    ["nobody", after, [], "no_reachable_admin"],
    ["held", after, [admin({ held: true })], "no_reachable_admin"],
    ["not confirmed", after, [admin({ confirmed: false })], "no_reachable_admin"],
    ["a grant with an end", after, [admin({ grantEndsAt: NOW + 1 })], "no_reachable_admin"],
    ["never signed in", after, [admin({ lastAddress: null })], "no_reachable_admin"],
    ["last seen elsewhere", after, [admin(away)], "no_reachable_admin"],
    ["elsewhere but exempt", { ...after, exemptUserIds: [BORIS.userId] }, [admin(away)], null],
    [
      "exempt but held",
      { ...after, exemptUserIds: [BORIS.userId] },
      [admin({ ...away, held: true })],
      "no_reachable_admin",
    ],
    ["elsewhere, with an own entry", withBoris(null), [admin(away)], null],
    ["elsewhere, with an own entry that ends", withBoris(NOW + 1), [admin(away)], "no_reachable_admin"],
    ["one of two", after, [admin({ held: true }), admin({ userId: 3 })], null],
    ["nobody, but the list is off", { ...after, on: false }, [], null],
  ])("%s: %s", (_, after, admins, expected) => {
    expect(save(after, { admins })).toBe(expected);
  });
});

describe("who would be refused [AM-15, FM-08]", () => {
  test("the dry run names those outside, and nobody exempt, listed or on an uncovered token", () => {
    const after = rules([entry(OFFICE), entry(OUTSIDE, mine)], { exemptUserIds: [5] });
    const online = [
      visit(INSIDE, { userId: 2 }),
      visit(OUTSIDE),
      visit(OUTSIDE, { userId: 3 }),
      visit(OUTSIDE, { userId: 4, kind: "token" }),
      visit(OUTSIDE, { userId: 5 }),
      visit(null, { userId: 6 }),
    ];
    expect(whoWouldBeRefused(after, online, NOW)).toEqual([online[2], online[5]]);
  });

  test("an empty list refuses nobody", () => {
    expect(whoWouldBeRefused(rules([]), [visit(OUTSIDE), visit(null)], NOW)).toEqual([]);
  });
});
