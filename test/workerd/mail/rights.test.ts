import { expect, test } from "vitest";
import { giveAccess } from "~/features/access/give-access.server";
import { saveRole } from "~/features/access/save-role.server";
import { listRoles } from "~db/queries/roles";
import { aGroup, aRole, changerOf, grantRole } from "../../support/changer";
import { aCompany, type TestCompany } from "../../support/company";
import { mailsOf } from "../../support/mails";

const changed = async (company: TestCompany) =>
  (await mailsOf(company, { kind: "role_changed" })).map(({ to_email }) => to_email).sort();

test("a role given to a group is told to each member once, and an edit of it too; a new name alone to nobody [MC-38]", async () => {
  const company = await aCompany();
  const anna = await company.aPerson();
  const jan = await company.aPerson();
  await company.aPerson();
  const role = await aRole(company, { name: "Shift", cells: {} });
  const group = await aGroup(company, "group", [anna, jan]);
  await grantRole(company, anna, role.id);
  const owner = await changerOf(company, company.owner);
  const given = await giveAccess(company.needs(), owner, {
    kind: "group",
    subjects: [group.publicId],
    roles: [role.publicId],
    cell: null,
    source: null,
    from: null,
    until: null,
  });
  expect(given).toMatchObject({ ok: true });
  const members = [anna.email, jan.email].sort();
  expect(await changed(company)).toEqual(members);

  const save = async (name: string, cells: object) => {
    const roles = await listRoles(company.db, company.accountId);
    const { version = 0 } = roles.find(({ publicId }) => publicId === role.publicId) ?? {};
    const edit = { publicId: role.publicId, version, name, description: "", isActive: true, cells };
    return saveRole(company.needs(), await changerOf(company, company.owner), edit);
  };
  expect(await save("Shift lead", {})).toMatchObject({ ok: true });
  expect(await changed(company)).toEqual(members);
  expect(await save("Shift lead", { "stats.team": "own_dept" })).toMatchObject({ ok: true });
  expect(await changed(company)).toEqual([...members, ...members].sort());
  const bells = await company.rows(
    "SELECT 1 FROM notices WHERE account_id = ? AND kind = 'rights_changed'",
    company.accountId,
  );
  expect(bells).toHaveLength(4);
});
