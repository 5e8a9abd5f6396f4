import { describe, expect, test } from "vitest";
import { type Cells, mayEditRole, ROLE_TEMPLATES, type RoleEdit } from "~/domain/access";
import { baseline, given, role, SALES, viewer } from "../../support/access";

const administrator = viewer([baseline(), role("administrator")]);
const delegate = viewer([baseline(), role("manager"), given({ "roles.edit": "any" })], { reach: [SALES] });

describe("editing a role", () => {
  const edit = (details: Partial<RoleEdit>): RoleEdit => ({
    kind: "role",
    isTemplate: false,
    isGivenToActor: false,
    before: {},
    after: {},
    ...details,
  });
  const BASE = ROLE_TEMPLATES.BASE.cells;
  test.each<[string, ReturnType<typeof viewer>, RoleEdit, string | null]>([
    ["an own role within one's rights [BX-09]", delegate, edit({ after: { "deals.view": "own" } }), null],
    ["without roles.edit", viewer([role("manager")]), edit({}), "not_allowed"],
    ["a shipped template", administrator, edit({ isTemplate: true }), "is_template"],
    ["a role one was given", administrator, edit({ isGivenToActor: true }), "given_to_you"],
    ["a cell beyond one's own", delegate, edit({ after: { "deals.view": "any" } }), "exceeds_own"],
    [
      "a cell beyond one's own that stays as it was",
      delegate,
      edit({ before: { "deals.view": "any" }, after: { "deals.view": "any" } }),
      null,
    ],
    [
      "a cell beyond one's own that is lowered, but not far enough to be one's own",
      delegate,
      edit({ before: { "deals.view": "any" }, after: { "deals.view": "own_dept" } }),
      null,
    ],
    [
      "what heads get, though one is head [MC-56]",
      delegate,
      edit({ kind: "head", isGivenToActor: true, after: { "deals.view": "own" } }),
      null,
    ],
    [
      "what heads get, beyond one's own",
      delegate,
      edit({ kind: "head", after: { "deals.view": "own_dept" } }),
      "exceeds_own",
    ],
    [
      "the baseline, by an Administrator",
      administrator,
      edit({ kind: "baseline", isGivenToActor: true, before: BASE, after: { ...BASE, "deals.view": "own" } }),
      null,
    ],
    [
      "the baseline, by a delegate",
      delegate,
      edit({ kind: "baseline", before: BASE, after: BASE }),
      "administrators_only",
    ],
    [
      "the baseline without the own log [AM-11]",
      administrator,
      edit({ kind: "baseline", before: BASE, after: { ...BASE, "authlog.view": "denied" } }),
      "baseline_floor",
    ],
  ])("%s", (_case, actor, role, code) => {
    expect(mayEditRole(actor, role)?.code ?? null).toBe(code);
  });

  test("a refusal names the right that is missing, or nothing", () => {
    expect(mayEditRole(viewer([]), edit({}))?.permissions).toEqual(["roles.edit"]);
    expect(mayEditRole(administrator, edit({ isTemplate: true }))?.permissions).toEqual([]);
    expect(mayEditRole(administrator, edit({ isGivenToActor: true }))?.permissions).toEqual([]);
    expect(mayEditRole(delegate, edit({ kind: "baseline" }))?.permissions).toEqual([]);
  });

  test("the floor of the baseline is named cell by cell", () => {
    const after: Cells = { ...BASE, "self.sessions": undefined, "directory.names": undefined };
    expect(mayEditRole(administrator, edit({ kind: "baseline", before: BASE, after }))).toEqual({
      code: "baseline_floor",
      permissions: ["self.sessions"],
    });
  });
});
