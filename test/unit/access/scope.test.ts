import { describe, expect, test } from "vitest";
import { boundScopeOf, canBoth, levelOf, lowerOf, scopeOf } from "~/domain/access";
import { given, NOON, recordOf, role, TELEGRAM, viewer, WHATSAPP } from "../../support/access";

describe("which rows a viewer sees", () => {
  test.each([
    ["nothing given", undefined, { kind: "none" }],
    ["denied", "denied", { kind: "none" }],
    ["own", "own", { kind: "own", userId: 1 }],
    ["own_dept", "own_dept", { kind: "reach", userId: 1 }],
    ["any", "any", { kind: "any" }],
  ] as const)("%s [AM-08]", (_case, level, scope) => {
    expect(
      scopeOf(viewer(level === undefined ? [] : [given({ "deals.view": level })]), "deals.view"),
    ).toEqual(scope);
  });

  test("sources and connections that widen a list are named once, by how far [MC-24]", () => {
    const person = viewer([
      given({ "conversations.list": "own" }),
      given({ "conversations.list": "any" }, { sourceId: WHATSAPP }),
      given({ "conversations.list": "own_dept" }, { sourceId: TELEGRAM }),
      given({ "conversations.list": "own" }, { sourceId: 9 }),
      given({ "conversations.list": "any" }, { connectionId: 4 }),
    ]);
    expect(boundScopeOf(person, "conversations.list")).toEqual({
      base: { kind: "own", userId: 1 },
      sources: { own: [], reach: [TELEGRAM], any: [WHATSAPP] },
      connections: { own: [], reach: [], any: [4] },
    });
    expect(scopeOf(person, "conversations.list", { sourceId: WHATSAPP })).toEqual({ kind: "any" });
    const bound = viewer([role("chat_manager", { sourceId: WHATSAPP })]);
    expect(boundScopeOf(bound, "conversations.list")).toMatchObject({
      base: { kind: "none" },
      sources: { own: [WHATSAPP] },
    });
  });
});

describe("view as this employee [AU-08]", () => {
  const administrator = viewer([role("administrator")], { userId: 1 });
  const manager = viewer([role("manager"), role("chat_supervisor", { sourceId: WHATSAPP })], { userId: 2 });

  test("the lower of the two in each cell, on every source", () => {
    const rights = lowerOf(administrator.rights, manager.rights);
    const preview = { ...manager, rights };
    expect(levelOf(preview, "deals.view")).toBe("own");
    expect(levelOf(preview, "users.view")).toBe("denied");
    expect(levelOf(preview, "conversations.history", { sourceId: WHATSAPP })).toBe("any");
    expect(levelOf(preview, "conversations.history", { sourceId: TELEGRAM })).toBe("denied");
    expect(rights.isAdministrator).toBe(false);
  });

  test("never wider than oneself: a narrow actor's preview of an Administrator stays narrow", () => {
    const rights = lowerOf(administrator.rights, viewer([role("operator")]).rights);
    expect(rights.cells).toEqual(viewer([role("operator")]).rights.cells);
    expect(lowerOf(administrator.rights, administrator.rights)).toEqual(administrator.rights);
  });

  test("records lie within both persons' scopes", () => {
    const other = viewer([role("manager")], { userId: 3 });
    expect(canBoth(administrator, manager, "deals.view", recordOf(2))).toBe(true);
    expect(canBoth(administrator, manager, "deals.view", recordOf(3))).toBe(false);
    expect(canBoth(other, manager, "deals.view", recordOf(2))).toBe(false);
  });

  test("a preview is compiled anew when either person's rights change", () => {
    const until = (at: number | null) => viewer([given({}, { until: at })]).rights;
    expect(lowerOf(until(NOON + 5), until(NOON + 3)).validUntil).toBe(NOON + 3);
    expect(lowerOf(until(null), until(NOON + 3)).validUntil).toBe(NOON + 3);
    expect(lowerOf(until(NOON + 5), until(null)).validUntil).toBe(NOON + 5);
    expect(lowerOf(until(null), until(null)).validUntil).toBeNull();
  });
});
