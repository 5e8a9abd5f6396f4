import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Cells,
  compile,
  type GrantDraft,
  type GrantSubject,
  mayGrant,
  mayRevoke,
  ROLE_TEMPLATES,
} from "~/domain/access";
import { baseline, given, NOON, person, role, SALES, SUPPORT, viewer, WHATSAPP } from "../../support/access";
import { cellsArbitrary } from "../../support/arbitraries";

const administrator = viewer([baseline(), role("administrator")]);
/** Delegated administration of the department Sales: gives away what a manager has. */
const delegate = viewer(
  [baseline(), role("manager"), given({ "access.assign": "own_dept", "roles.edit": "any" })],
  {
    reach: [SALES],
    departmentId: SALES,
  },
);

const draft = (cells: Cells, details: Partial<GrantDraft> = {}): GrantDraft => ({
  gives: "cells",
  cells,
  sourceId: null,
  connectionId: null,
  ...details,
});
const roleDraft = (key: keyof typeof ROLE_TEMPLATES): GrantDraft => ({
  ...draft(ROLE_TEMPLATES[key].cells),
  gives: "role",
  isAdministrator: key === "administrator",
});
const user = (userId: number, details = {}): GrantSubject => ({
  kind: "user",
  person: person(userId, details),
});
const inSales = user(2, { units: [SALES] });
const department = (unitId: number, members = [person(2), person(3)]): GrantSubject => ({
  kind: "department",
  unitId,
  members,
});

describe("nobody grants more than they hold (semantics 1)", () => {
  test.each<[string, ReturnType<typeof viewer>, GrantDraft, GrantSubject, string | null]>([
    ["an Administrator gives any shipped role", administrator, roleDraft("administrator"), user(2), null],
    [
      "an Administrator gives single cells to a group [BX-31]",
      administrator,
      draft({ "deals.view": "any" }),
      { kind: "group", unitId: 5, members: [] },
      null,
    ],
    [
      "without access.assign nobody gives anything [MC-37]",
      viewer([role("manager")]),
      draft({ "deals.view": "own" }),
      user(2),
      "not_allowed",
    ],
    [
      "a delegate gives what a manager has, inside the department",
      delegate,
      roleDraft("manager"),
      inSales,
      null,
    ],
    ["not outside it", delegate, roleDraft("manager"), user(2, { units: [SUPPORT] }), "not_allowed"],
    ["not to people without department", delegate, roleDraft("manager"), user(2), "not_allowed"],
    [
      "not a wider level of a cell one holds",
      delegate,
      draft({ "deals.view": "own_dept" }),
      inSales,
      "exceeds_own",
    ],
    ["not a cell one does not hold", delegate, draft({ "users.hold": "own_dept" }), inSales, "exceeds_own"],
    [
      "denied gives nothing, so it is nobody's to lack",
      delegate,
      draft({ "users.hold": "denied" }),
      inSales,
      null,
    ],
    ["not an unknown cell", delegate, draft({ "deals.fly": "own" } as Cells), inSales, "exceeds_own"],
    ["not to oneself", delegate, roleDraft("operator"), user(1, { units: [SALES] }), "is_self"],
    [
      "not to an Administrator of the department",
      delegate,
      roleDraft("operator"),
      user(2, { units: [SALES], isAdministrator: true }),
      "above_you",
    ],
    ["not to an owner", administrator, roleDraft("operator"), user(2, { isOwner: true }), "owner_only"],
    [
      "to one's department when one is not in it [BX-30]",
      delegate,
      roleDraft("operator"),
      department(SALES),
      null,
    ],
    ["not to another department", delegate, roleDraft("operator"), department(SUPPORT), "not_allowed"],
    [
      "not to a department with oneself in it",
      delegate,
      roleDraft("operator"),
      department(SALES, [person(3), person(1)]),
      "is_self",
    ],
    [
      "nor with an Administrator in it",
      delegate,
      roleDraft("operator"),
      department(SALES, [person(3), person(2, { isAdministrator: true })]),
      "above_you",
    ],
    [
      "nor with an owner in it",
      delegate,
      roleDraft("operator"),
      department(SALES, [person(3), person(2, { isOwner: true })]),
      "above_you",
    ],
    [
      "an Administrator gives to the own department",
      administrator,
      roleDraft("operator"),
      department(SALES, [person(1)]),
      null,
    ],
    [
      "workgroups are out of a delegate's reach [BX-32]",
      delegate,
      roleDraft("operator"),
      { kind: "workgroup", unitId: null, members: [] },
      "not_allowed",
    ],
    ["so is everybody", delegate, roleDraft("operator"), { kind: "everybody", members: [] }, "not_allowed"],
    [
      "a grant may be bound to one connection [WZ-14]",
      administrator,
      draft({ "deals.view": "any" }, { connectionId: 1 }),
      user(2),
      null,
    ],
    [
      "a grant bound to two things is none",
      administrator,
      draft({}, { sourceId: 1, connectionId: 1 }),
      user(2),
      "bound_twice",
    ],
  ])("%s", (_case, actor, grant, subject, code) => {
    expect(mayGrant(actor, grant, subject)?.code ?? null).toBe(code);
  });

  test("the refusal names the cells beyond, or the right that is missing", () => {
    const wide = draft({ "deals.view": "any", "deals.create": "any", "users.create": "any" });
    expect(mayGrant(delegate, wide, inSales)).toEqual({
      code: "exceeds_own",
      permissions: ["deals.view", "users.create"],
    });
    expect(mayGrant(viewer([]), wide, inSales)).toEqual({
      code: "not_allowed",
      permissions: ["access.assign"],
    });
  });

  test("all cells of an Administrator do not make one an Administrator who can name another", () => {
    const twin = viewer([baseline(), given(ROLE_TEMPLATES.administrator.cells)]);
    expect(mayGrant(twin, roleDraft("administrator"), user(2))?.code).toBe("above_you");
    expect(mayGrant(twin, draft(ROLE_TEMPLATES.administrator.cells), user(2))).toBeNull();
  });

  test("what one holds on a source can be given on that source only [BX-23]", () => {
    const channelAdmin = viewer([
      given({ "access.edit": "any" }),
      given({ "channels.view": "any", "channels.edit": "any" }, { sourceId: WHATSAPP }),
    ]);
    const edit: Cells = { "channels.view": "any", "channels.edit": "any" };
    expect(mayGrant(channelAdmin, draft(edit, { sourceId: WHATSAPP }), user(2))).toBeNull();
    expect(mayGrant(channelAdmin, draft(edit, { sourceId: WHATSAPP + 1 }), user(2))?.code).toBe(
      "exceeds_own",
    );
    expect(mayGrant(channelAdmin, draft(edit), user(2))?.permissions).toEqual(["access.assign"]);
  });

  test("common parameters open the permissions of a channel, and nothing but them [BX-04, BX-23]", () => {
    const onlyEdit = viewer([
      given({ "access.edit": "any", "deals.view": "any", "conversations.history": "any" }),
    ]);
    const onlyAssign = viewer([given({ "access.assign": "any", "conversations.history": "any" })]);
    const onSource = draft({ "conversations.history": "any" }, { sourceId: WHATSAPP });
    expect(mayGrant(administrator, onSource, user(2))).toBeNull();
    expect(mayGrant(onlyEdit, onSource, user(2))).toBeNull();
    expect(mayGrant(onlyAssign, onSource, user(2))?.permissions).toEqual(["access.edit"]);
    expect(mayGrant(onlyEdit, { ...onSource, gives: "role" }, user(2))?.permissions).toEqual([
      "access.assign",
    ]);
    expect(
      mayGrant(onlyEdit, draft({ "deals.view": "any" }, { sourceId: WHATSAPP }), user(2))?.permissions,
    ).toEqual(["access.assign"]);
    const mixed: Cells = { "deals.view": "any", "conversations.history": "any" };
    expect(mayGrant(onlyEdit, draft(mixed, { sourceId: WHATSAPP }), user(2))?.permissions).toEqual([
      "access.assign",
    ]);
  });

  test("taking a grant away needs no cells, but the right and nobody above", () => {
    expect(mayRevoke(delegate, roleDraft("chief_executive"), inSales)).toBeNull();
    expect(
      mayRevoke(delegate, roleDraft("administrator"), user(2, { units: [SALES], isAdministrator: true }))
        ?.code,
    ).toBe("above_you");
    expect(mayRevoke(administrator, roleDraft("administrator"), user(2, { isOwner: true }))?.code).toBe(
      "owner_only",
    );
  });

  test("what can be granted, closed, lies within what the granter holds (security 40)", () => {
    let grantedTimes = 0;
    fc.assert(
      fc.property(
        fc.array(cellsArbitrary, { maxLength: 3 }),
        fc.array(cellsArbitrary, { maxLength: 8 }),
        fc.boolean(),
        (held, drafts, strict) => {
          const actor = viewer([...held.map((cells) => given(cells)), given({ "access.assign": "any" })], {
            strict,
          });
          const granted = drafts
            .flatMap(split)
            .filter((cells) => mayGrant(actor, draft(cells), user(2)) === null);
          grantedTimes += granted.length;
          const options = { strictChannelCoupling: strict, now: NOON };
          const { cells } = compile(
            granted.map((each) => given(each)),
            options,
          );
          cells.forEach(
            (rank, at) => void expect(rank).toBeLessThanOrEqual(actor.rights.cells[at] as number),
          );
        },
      ),
    );
    expect(grantedTimes).toBeGreaterThan(20);
  });
});

/** The cells together, and each cell alone. */
function split(cells: Cells): Cells[] {
  return [cells, ...Object.entries(cells).map(([permission, level]) => ({ [permission]: level }))];
}
