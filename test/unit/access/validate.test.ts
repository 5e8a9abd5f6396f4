import { describe, expect, test } from "vitest";
import { cellProblems, grantProblem } from "~/domain/access";
import { NOON } from "../../support/access";

describe("bad input", () => {
  test.each([
    ["an unknown permission", { "deals.fly": "own" }, "special", "unknown_permission"],
    ["a name of the language", { constructor: "any" }, "special", "unknown_permission"],
    ["an unknown level", { "deals.view": "all" }, "special", "unknown_level"],
    ["rating has no own [BX-21]", { "conversations.rate": "own" }, "chat", "level_not_offered"],
    ["a switch has no own", { "deals.create": "own" }, "system", "level_not_offered"],
    ["people rights have no own", { "users.view": "own" }, "special", "level_not_offered"],
    ["closing the account is in no role [AU-23]", { "account.close": "any" }, "special", "owner_only"],
    ["a chat cell in a system role (R2)", { "conversations.reply": "own" }, "system", "other_family"],
    ["a deal cell in a chat role (R2)", { "deals.view": "own" }, "chat", "other_family"],
  ] as const)("%s", (_case, cells, family, code) => {
    expect(cellProblems(cells, family)).toEqual([{ permission: Object.keys(cells)[0], code }]);
  });

  test.each([
    ["denied stands in every cell", { "conversations.rate": "denied", "deals.create": "denied" }, null],
    ["phone numbers are in both families (R2)", { "contacts.see_phone_email": "any" }, "chat"],
    ["phone numbers in a system role", { "contacts.see_phone_email": "any" }, "system"],
    ["a special role mixes", { "deals.view": "any", "conversations.history": "any" }, "special"],
    ["a chat cell where no family is asked", { "conversations.history": "any" }, null],
    ["a deal cell where no family is asked", { "deals.view": "any" }, null],
    ["canned replies are chat cells", { "canned.edit": "any" }, "chat"],
  ] as const)("%s", (_case, cells, family) => {
    expect(cellProblems(cells, family)).toEqual([]);
  });

  test.each([
    ["ends one ms before it begins", NOON, NOON - 1, "until_before_from"],
    ["ends when it begins", NOON, NOON, "until_before_from"],
    ["ends one ms after it begins", NOON, NOON + 1, null],
    ["has no end", NOON, null, null],
    ["has no beginning", null, NOON, null],
  ])("a grant that %s", (_case, from, until, problem) => {
    expect(grantProblem({ from, until, sourceId: null, connectionId: null })).toBe(problem);
  });

  test("a grant is bound to one thing at most", () => {
    const always = { from: null, until: null };
    expect(grantProblem({ ...always, sourceId: 1, connectionId: 2 })).toBe("bound_twice");
    expect(grantProblem({ ...always, sourceId: 1, connectionId: null })).toBeNull();
    expect(grantProblem({ ...always, sourceId: null, connectionId: 2 })).toBeNull();
  });
});
