import { describe, expect, test } from "vitest";
import { mayTouch } from "~/domain/access";
import { baseline, given, person, role, SALES, viewer } from "../../support/access";

const administrator = viewer([baseline(), role("administrator")]);
const owner = viewer([baseline(), role("administrator")], { isOwner: true });
const delegate = viewer([role("manager"), given({ "access.assign": "own_dept" })], { reach: [SALES] });

describe("nobody touches somebody above", () => {
  test.each([
    ["oneself", administrator, person(1), "is_self"],
    ["an owner oneself", owner, person(1, { isOwner: true }), "is_self"],
    ["an Administrator touches an Administrator", administrator, person(2, { isAdministrator: true }), null],
    ["a delegate does not", delegate, person(2, { isAdministrator: true }), "above_you"],
    [
      "an Administrator does not touch an owner",
      administrator,
      person(2, { isOwner: true, isAdministrator: true }),
      "owner_only",
    ],
    ["an owner touches an owner", owner, person(2, { isOwner: true, isAdministrator: true }), null],
    [
      "an owner is an Administrator even without the role",
      viewer([], { isOwner: true }),
      person(2, { isAdministrator: true }),
      null,
    ],
    ["a delegate touches a colleague", delegate, person(2), null],
  ] as const)("%s", (_case, actor, other, refusal) => {
    expect(mayTouch(actor, other)).toBe(refusal);
  });
});
