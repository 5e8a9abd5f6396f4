import { describe, expect, test } from "vitest";
import { can, levelOf } from "~/domain/access";
import { copyForCompany } from "~/features/access/copy-for-company.server";
import { createRole } from "~/features/access/create-role.server";
import { deleteOwnRole } from "~/features/access/delete-role.server";
import { previewRole } from "~/features/access/preview-role.server";
import { saveRole } from "~/features/access/save-role.server";
import { listRoles } from "~db/queries/roles";
import { aGroup, aRole, changerOf, grantRole, templateId } from "../../support/changer";
import { aCompany, type TestCompany } from "../../support/company";

const roleOf = async (company: TestCompany, publicId: string) => {
  const role = (await listRoles(company.db, company.accountId)).find((one) => one.publicId === publicId);
  if (role === undefined) throw new Error("no such role");
  return role;
};

describe("own roles [BX-09]", () => {
  test("made, given cells, in force for its holders' next request; the older edit is a conflict", async () => {
    const company = await aCompany();
    const holder = await company.aPerson();
    const role = await aRole(company, { name: "Shift", cells: {} });
    await grantRole(company, holder, role.id);
    const owner = await changerOf(company, company.owner);
    const edit = {
      publicId: role.publicId,
      version: 1,
      name: "Shift lead",
      description: "",
      isActive: true,
      cells: { "stats.team": "own_dept" } as const,
    };
    expect(can(await changerOf(company, holder), "stats.team")).toBe(false);
    expect(await saveRole(company.needs(), owner, edit)).toEqual({ ok: true, pending: false });
    expect(levelOf(await changerOf(company, holder), "stats.team")).toBe("own_dept");

    const late = { ...edit, cells: { "stats.team": "any" } as const };
    expect(await saveRole(company.needs(), owner, late)).toEqual({
      ok: false,
      refusal: { code: "conflict" },
    });
    expect((await roleOf(company, role.publicId)).cells).toEqual({ "stats.team": "own_dept" });
    const changes = await company.rows<{ field: string; before: string | null; after: string | null }>(
      "SELECT field, before, after FROM audit_changes WHERE account_id = ? ORDER BY id",
      company.accountId,
    );
    expect(changes).toEqual([
      { field: "name", before: "Shift", after: "Shift lead" },
      { field: "stats.team", before: null, after: "own_dept" },
    ]);
  });

  test("switched off it gives nothing, its holders still sign in (semantics 1)", async () => {
    const company = await aCompany();
    const holder = await company.aPerson();
    const role = await aRole(company, { name: "Off", cells: { "stats.team": "any" } });
    await grantRole(company, holder, role.id);
    const owner = await changerOf(company, company.owner);
    expect(can(await changerOf(company, holder), "stats.team")).toBe(true);
    const { version, name, description, cells } = await roleOf(company, role.publicId);
    await saveRole(company.needs(), owner, {
      publicId: role.publicId,
      version,
      name,
      description,
      cells,
      isActive: false,
    });
    expect(can(await changerOf(company, holder), "stats.team")).toBe(false);
    expect((await (await company.signedIn(holder)).ask()).ok).toBe(true);
  });

  test("a name is used once within a kind, in any language of the shipped roles (FM-02)", async () => {
    const company = await aCompany();
    const owner = await changerOf(company, company.owner);
    const make = (name: string, family: "special" | "chat") =>
      createRole(company.needs(), owner, { name, description: "", family, from: null });
    expect(await make("Генеральный директор", "special")).toMatchObject({
      refusal: { code: "name_taken", field: "name" },
    });
    expect(await make("manager", "chat")).toMatchObject({ refusal: { code: "name_taken" } });
    expect(await make("Manager", "special")).toMatchObject({ ok: true });
    expect(await make("MANAGER", "special")).toMatchObject({ refusal: { code: "name_taken" } });
  });

  test("two who make the same role at once: one does", async () => {
    const company = await aCompany();
    const owner = await changerOf(company, company.owner);
    const wanted = { name: "Twin", description: "", family: "special", from: null } as const;
    const outcomes = await Promise.all([
      createRole(company.needs(), owner, wanted),
      createRole(company.needs(), owner, wanted),
    ]);
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  test.each([
    ["a level that the cell does not offer", { "conversations.rate": "own" }, "level_not_offered"],
    ["a permission that does not exist", { "moon.view": "any" }, "unknown_permission"],
    ["what owners alone have", { "account.close": "any" }, "owner_only"],
  ])("%s is refused and nothing is saved [BX-21]", async (_what, cells, code) => {
    const company = await aCompany();
    const role = await aRole(company, { cells: {} });
    const owner = await changerOf(company, company.owner);
    const facts = { version: 1, name: "X", description: "", isActive: true };
    const outcome = await saveRole(company.needs(), owner, {
      publicId: role.publicId,
      ...facts,
      cells: cells as never,
    });
    expect(outcome).toMatchObject({ ok: false, refusal: { code, field: "cells" } });
    expect((await roleOf(company, role.publicId)).version).toBe(1);
  });

  test("nobody edits a role they were given, nor widens it beyond what they hold", async () => {
    const company = await aCompany();
    const editor = await company.aPerson({ roles: ["manager"] });
    const editing = await aRole(company, { name: "Editing", cells: { "roles.edit": "any" } });
    const other = await aRole(company, { name: "Other", cells: {} });
    await grantRole(company, editor, editing.id);
    const changer = await changerOf(company, editor);
    const save = (publicId: string, cells: object) =>
      saveRole(company.needs(), changer, {
        publicId,
        version: 1,
        name: "X",
        description: "",
        isActive: true,
        cells: cells as never,
      });
    expect(await save(editing.publicId, {})).toMatchObject({ refusal: { code: "given_to_you" } });
    expect(await save(other.publicId, { "deals.view": "any" })).toMatchObject({
      refusal: { code: "exceeds_own", permissions: ["deals.view"] },
    });
    expect(await save(other.publicId, { "deals.view": "own" })).toEqual({ ok: true, pending: false });
  });

  test("deleted with a replacement: its holders move in the same batch, people and units", async () => {
    const company = await aCompany();
    const person = await company.aPerson();
    const member = await company.aPerson();
    const group = await aGroup(company, "workgroup", [member]);
    const old = await aRole(company, { name: "Old", cells: { "stats.team": "any" } });
    const next = await aRole(company, { name: "Next", cells: { "users.view": "any" } });
    await grantRole(company, person, old.id);
    await grantRole(company, person, next.id);
    await grantRole(company, { unitId: group.id }, old.id);
    const owner = await changerOf(company, company.owner);
    const remove = (replacement: string | null) =>
      deleteOwnRole(company.needs(), owner, { publicId: old.publicId, version: 1, replacement });
    expect(await remove(null)).toMatchObject({ refusal: { code: "has_holders", field: "replacement" } });
    expect(await remove(next.publicId)).toEqual({ ok: true, pending: false });
    for (const one of [person, member]) {
      const viewer = await changerOf(company, one);
      expect([can(viewer, "stats.team"), can(viewer, "users.view")]).toEqual([false, true]);
    }
    const grants = await company.rows(
      "SELECT id FROM grants WHERE role_id = ? AND subject_kind = 'user'",
      next.id,
    );
    expect(grants).toHaveLength(1);
  });
});

describe("shipped roles", () => {
  test("are not edited; the company's copy takes the place for all holders, and goes back [BX-05] [BX-09] (FM-03)", async () => {
    const company = await aCompany();
    const holder = await company.aPerson({ roles: ["manager"] });
    const owner = await changerOf(company, company.owner);
    const manager = await templateId(company, "manager");
    const { cells } = await roleOf(company, manager);
    const facts = { version: 1, name: "manager", description: "", isActive: true };
    expect(await saveRole(company.needs(), owner, { publicId: manager, ...facts, cells: {} })).toMatchObject({
      refusal: { code: "is_template" },
    });
    const made = await copyForCompany(company.needs(), owner, {
      publicId: manager,
      cells: { ...cells, "deals.export": "own" },
    });
    if (!made.ok) throw new Error(made.refusal.code);
    expect(can(await changerOf(company, holder), "deals.export")).toBe(true);
    expect((await roleOf(company, manager)).holders).toBe(0);
    expect(await roleOf(company, made.publicId)).toMatchObject({
      family: "system",
      holders: 1,
      template: null,
    });
    const again = await copyForCompany(company.needs(), owner, { publicId: manager, cells });
    expect(again).toMatchObject({ ok: false, refusal: { code: "conflict" } });

    const back = await deleteOwnRole(company.needs(), owner, {
      publicId: made.publicId,
      version: 1,
      replacement: manager,
    });
    expect(back).toEqual({ ok: true, pending: false });
    expect(can(await changerOf(company, holder), "deals.export")).toBe(false);
    expect(can(await changerOf(company, holder), "deals.create")).toBe(true);
  });

  test("Administrator has no copy: its holders keep the company reachable [MC-05]", async () => {
    const company = await aCompany();
    const administrator = await templateId(company, "administrator");
    const owner = await changerOf(company, company.owner);
    expect(
      await copyForCompany(company.needs(), owner, { publicId: administrator, cells: {} }),
    ).toMatchObject({
      refusal: { code: "is_template" },
    });
  });

  test("everybody keeps their own profile and sign-ins, whatever the baseline is made", async () => {
    const company = await aCompany();
    const base = await templateId(company, "BASE");
    const owner = await changerOf(company, company.owner);
    const { cells } = await roleOf(company, base);
    const facts = { publicId: base, version: 1, name: "", description: "", isActive: true };
    const { "authlog.view": _log, ...without } = cells;
    expect(await saveRole(company.needs(), owner, { ...facts, cells: without })).toMatchObject({
      refusal: { code: "baseline_floor", permissions: ["authlog.view"] },
    });
    const person = await company.aPerson();
    const wider = { ...cells, "users.view": "own_dept" } as const;
    expect(await saveRole(company.needs(), owner, { ...facts, cells: wider })).toEqual({
      ok: true,
      pending: false,
    });
    await company.rehydrate();
    expect(levelOf(await changerOf(company, person), "users.view")).toBe("own_dept");
  });
});

describe("before saving (FM-12)", () => {
  test("gains and losses are counted by what is in effect: another role may give it already [FM-13]", async () => {
    const company = await aCompany();
    const [plain, both] = [
      await company.aPerson({ roles: [] }),
      await company.aPerson({ roles: ["manager"] }),
    ];
    const role = await aRole(company, { cells: { "deals.create": "any", "stats.team": "any" } });
    await grantRole(company, plain, role.id);
    await grantRole(company, both, role.id);
    const owner = await changerOf(company, company.owner);
    const result = await previewRole(company.needs(), owner, {
      publicId: role.publicId,
      cells: { "users.view": "any", "stats.team": "any" },
      isActive: true,
    });
    if (!result.ok) throw new Error(result.refusal.code);
    expect(result.preview.people).toBe(2);
    expect(result.preview.effects).toEqual([
      { permission: "users.view", before: "denied", after: "any", people: 2, isGain: true },
      { permission: "deals.create", before: "any", after: "denied", people: 1, isGain: false },
    ]);
    expect(result.preview.losesPage).toEqual([]);
  });

  test("somebody on a page that the change takes away is named", async () => {
    const company = await aCompany();
    const watcher = await company.aPerson({ roles: [], name: "Ewa", surname: "Lis" });
    const role = await aRole(company, { cells: { "users.view": "any" } });
    await grantRole(company, watcher, role.id);
    const owner = await changerOf(company, company.owner);
    await (await company.signedIn(watcher)).ask({ page: "/users" });
    const ask = () =>
      previewRole(company.needs(), owner, { publicId: role.publicId, cells: {}, isActive: true });
    const now = await ask();
    expect(now.ok && now.preview.losesPage).toEqual([{ name: "Ewa Lis", page: "nav.users" }]);
    company.clock.now += 600_000;
    const later = await ask();
    expect(later.ok && later.preview.losesPage).toEqual([]);
  });

  test("records that administrators alone would see any more are named", async () => {
    const company = await aCompany();
    const person = await company.aPerson({ roles: [] });
    const role = await aRole(company, { cells: { "deals.view": "own" } });
    await grantRole(company, person, role.id);
    const owner = await changerOf(company, company.owner);
    const ask = () =>
      previewRole(company.needs(), owner, { publicId: role.publicId, cells: {}, isActive: true });
    const alone = await ask();
    expect(alone.ok && alone.preview.onlyAdministrators).toEqual(["deals.view"]);
    await company.aPerson({ roles: ["chief_executive"] });
    await company.rehydrate();
    const watched = await ask();
    expect(watched.ok && watched.preview.onlyAdministrators).toEqual([]);
  });
});
