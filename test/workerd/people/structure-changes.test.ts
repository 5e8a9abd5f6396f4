import { describe, expect, test } from "vitest";
import { compile, ROLE_TEMPLATES } from "~/domain/access";
import type { Acting } from "~/features/acting";
import { createUnit } from "~/features/structure/create-unit.server";
import { deleteUnit } from "~/features/structure/delete-unit.server";
import { saveUnit } from "~/features/structure/save-unit.server";
import { setMembers } from "~/features/structure/set-members.server";
import { aCompany, type TestCompany } from "../../support/company";

async function owner(company: TestCompany): Promise<Acting> {
  const contribution = {
    id: "administrator",
    origin: { kind: "role" as const, name: "administrator", template: "administrator" as const },
    cells: ROLE_TEMPLATES.administrator.cells,
    sourceId: null,
    connectionId: null,
    from: null,
    until: null,
  };
  return {
    accountId: company.accountId,
    accountPublicId: company.accountPublicId,
    userId: company.ownerId,
    publicId: "",
    rights: compile([contribution], { strictChannelCoupling: true, now: company.clock.now }),
    departmentId: company.departmentId,
    reach: [company.departmentId],
    isOwner: true,
    actor: await company.actor(company.owner),
  };
}
const made = async (company: TestCompany, kind: "department" | "group", name: string) => {
  const outcome = await createUnit(company.needs(), await owner(company), { kind, name });
  if (!outcome.ok) throw new Error(outcome.refusal);
  const [row] = await company.rows<{ id: number }>(
    "SELECT id FROM units WHERE public_id = ?",
    outcome.publicId,
  );
  return { publicId: outcome.publicId, id: row!.id };
};
const edit = { parent: "", head: "", seesRecords: false };

describe("structure [MC-16e] [MC-56]", () => {
  test("a name is there once, however it is written [MC-57]", async () => {
    const company = await aCompany();
    await made(company, "group", "Отдел VIP");
    const again = await createUnit(company.needs(), await owner(company), {
      kind: "group",
      name: "отдел vip",
    });
    expect(again).toEqual({ ok: false, refusal: "taken" });
    await made(company, "department", "Отдел VIP");
  });

  test("a department cannot move below itself, nor can two moves at once close a circle", async () => {
    const company = await aCompany();
    const [a, b] = [await made(company, "department", "A"), await made(company, "department", "B")];
    const by = await owner(company);
    const moves = await Promise.all([
      saveUnit(company.needs(), by, a.publicId, { ...edit, name: "A", parent: b.publicId }),
      saveUnit(company.needs(), by, b.publicId, { ...edit, name: "B", parent: a.publicId }),
    ]);
    expect(moves.filter(({ ok }) => ok)).toHaveLength(1);
    const self = await saveUnit(company.needs(), await owner(company), a.publicId, {
      ...edit,
      name: "A",
      parent: a.publicId,
    });
    expect(self).toEqual({ ok: false, refusal: "cycle" });
  });

  test("a person has one department: who joins leaves the old one; groups add up [MC-58]", async () => {
    const company = await aCompany();
    const person = await company.aPerson();
    const session = await company.signedIn(person);
    const north = await made(company, "department", "North");
    const group = await made(company, "group", "VIP");
    for (const { publicId } of [north, group])
      expect(
        await setMembers(company.needs(), await owner(company), publicId, [person.publicId]),
      ).toMatchObject({ ok: true, pending: false });
    const rows = await company.rows<{ unit_id: number }>(
      "SELECT unit_id FROM unit_members WHERE user_id = ? ORDER BY unit_id",
      person.userId,
    );
    expect(rows.map((row) => row.unit_id)).toEqual([north.id, group.id]);
    expect((await session.ask()).ok).toBe(true);
  });

  test("a head reaches the subtree from the next request on, and no longer when another one heads it", async () => {
    const company = await aCompany();
    const [first, second] = [
      await company.aPerson({ department: null }),
      await company.aPerson({ department: null }),
    ];
    const north = await made(company, "department", "North");
    const heads = async (publicId: string) =>
      saveUnit(company.needs(), await owner(company), north.publicId, {
        ...edit,
        name: "North",
        head: publicId,
      });
    const reach = async (userId: number) =>
      (
        await company.rows<{ unit_id: number }>("SELECT unit_id FROM unit_reach WHERE viewer_id = ?", userId)
      ).map((row) => row.unit_id);
    await heads(first.publicId);
    expect(await reach(first.userId)).toEqual([north.id]);
    const before = await company.rows<{ v: number }>(
      "SELECT access_version AS v FROM users WHERE id = ?",
      first.userId,
    );
    await heads(second.publicId);
    const after = await company.rows<{ v: number }>(
      "SELECT access_version AS v FROM users WHERE id = ?",
      first.userId,
    );
    expect(await reach(first.userId)).toEqual([]);
    expect(await reach(second.userId)).toEqual([north.id]);
    expect(after[0]!.v).toBeGreaterThan(before[0]!.v);
  });

  test("a deleted department hands its people on, its children up, and its rights end", async () => {
    const company = await aCompany();
    const [top, mid, low] = [
      await made(company, "department", "Top"),
      await made(company, "department", "Mid"),
      await made(company, "department", "Low"),
    ];
    await saveUnit(company.needs(), await owner(company), mid.publicId, {
      ...edit,
      name: "Mid",
      parent: top.publicId,
    });
    await saveUnit(company.needs(), await owner(company), low.publicId, {
      ...edit,
      name: "Low",
      parent: mid.publicId,
    });
    const person = await company.aPerson({ department: mid.id });
    expect(await deleteUnit(company.needs(), await owner(company), mid.publicId, top.publicId)).toMatchObject(
      { ok: true },
    );
    const [moved] = await company.rows<{ department_id: number }>(
      "SELECT department_id FROM users WHERE id = ?",
      person.userId,
    );
    const [child] = await company.rows<{ parent_id: number }>(
      "SELECT parent_id FROM units WHERE id = ?",
      low.id,
    );
    expect(moved!.department_id).toBe(top.id);
    expect(child!.parent_id).toBe(top.id);
    expect(await deleteUnit(company.needs(), await owner(company), mid.publicId, "")).toEqual({
      ok: false,
      refusal: "not_found",
    });
  });
});
