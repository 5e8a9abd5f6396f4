import { createUnit } from "~/features/structure/create-unit.server";
import { deleteUnit } from "~/features/structure/delete-unit.server";
import { mergeUnit } from "~/features/structure/merge-unit.server";
import { saveUnit } from "~/features/structure/save-unit.server";
import { setMembers } from "~/features/structure/set-members.server";
import { changerOf, grantRole } from "../../../support/changer";
import { newId, type TestCompany } from "../../../support/company";
import { CONFLICT, lostRaces } from "../../../support/lost-race";

async function units(company: TestCompany) {
  const [north, anna] = [await company.aDepartment("North"), await company.aPerson()];
  const head = await company.aPerson({ name: "Hanna" });
  const rows = await company.rows<{ id: number; public_id: string }>(
    "SELECT id, public_id FROM units WHERE account_id = ?",
    company.accountId,
  );
  const idOf = (unit: number) => rows.find(({ id }) => id === unit)?.public_id ?? "";
  const owner = await changerOf(company, company.owner);
  const edit = {
    name: "Far north",
    parent: idOf(company.departmentId),
    head: head.publicId,
    seesRecords: false,
  };
  return { north, northId: idOf(north), salesId: idOf(company.departmentId), anna, head, owner, edit };
}
const gone = (company: TestCompany, unit: number) => () =>
  company.rows("UPDATE units SET is_active = 0 WHERE id = ?", unit);
const WHO = "the actor's rights have changed";

lostRaces([
  {
    file: "structure/merge-unit",
    what: WHO,
    told: CONFLICT,
    scene: async (company) => {
      const { owner, northId, salesId } = await units(company);
      return (needs) => mergeUnit(needs, owner, northId, salesId);
    },
  },
  {
    file: "structure/merge-unit",
    what: "the one that takes everybody is gone",
    told: CONFLICT,
    scene: async (company) => {
      const { owner, northId, salesId } = await units(company);
      return {
        act: (needs) => mergeUnit(needs, owner, northId, salesId),
        faster: gone(company, company.departmentId),
      };
    },
  },
  {
    file: "structure/create-unit",
    what: WHO,
    told: CONFLICT,
    scene: async (company) => {
      const { owner } = await units(company);
      return (needs) => createUnit(needs, owner, { kind: "department", name: "East" });
    },
  },
  {
    file: "structure/create-unit",
    what: "somebody has made one of this name",
    told: CONFLICT,
    scene: async (company) => {
      const { owner } = await units(company);
      return {
        act: (needs) => createUnit(needs, owner, { kind: "department", name: "East" }),
        faster: () => company.aDepartment("East"),
      };
    },
  },
  {
    file: "structure/save-unit",
    what: WHO,
    told: CONFLICT,
    scene: async (company) => {
      const { owner, northId, edit } = await units(company);
      return (needs) => saveUnit(needs, owner, northId, edit);
    },
  },
  {
    file: "structure/save-unit",
    what: "somebody has renamed it",
    told: CONFLICT,
    scene: async (company) => {
      const { owner, north, northId, edit } = await units(company);
      return {
        act: (needs) => saveUnit(needs, owner, northId, edit),
        faster: () => company.rows("UPDATE units SET name = 'Cold' WHERE id = ?", north),
      };
    },
  },
  {
    file: "structure/save-unit",
    what: "somebody has given its new name to another",
    told: CONFLICT,
    scene: async (company) => {
      const { owner, northId, edit } = await units(company);
      return {
        act: (needs) => saveUnit(needs, owner, northId, edit),
        faster: () => company.aDepartment("Far north"),
      };
    },
  },
  {
    file: "structure/save-unit",
    what: "the department that it moves below is gone",
    told: CONFLICT,
    scene: async (company) => {
      const { owner, northId, edit } = await units(company);
      return {
        act: (needs) => saveUnit(needs, owner, northId, edit),
        faster: gone(company, company.departmentId),
      };
    },
  },
  {
    file: "structure/save-unit",
    what: "its new head has left",
    told: CONFLICT,
    scene: async (company) => {
      const { owner, northId, edit, head } = await units(company);
      return {
        act: (needs) => saveUnit(needs, owner, northId, edit),
        faster: () => company.rows("UPDATE users SET deleted_at = 1 WHERE id = ?", head.userId),
      };
    },
  },
  {
    file: "structure/set-members",
    what: WHO,
    told: CONFLICT,
    scene: async (company) => {
      const { owner, northId, anna } = await units(company);
      return (needs) => setMembers(needs, owner, northId, [anna.publicId]);
    },
  },
  {
    file: "structure/set-members",
    what: "the department is gone",
    told: CONFLICT,
    scene: async (company) => {
      const { owner, north, northId, anna } = await units(company);
      return {
        act: (needs) => setMembers(needs, owner, northId, [anna.publicId]),
        faster: gone(company, north),
      };
    },
  },
  {
    file: "structure/set-members",
    what: "the department gives rights now, which only Administrators hand out",
    told: CONFLICT,
    scene: async (company) => {
      const { owner, north, northId, anna } = await units(company);
      return {
        act: (needs) => setMembers(needs, owner, northId, [anna.publicId]),
        faster: () => grantRole(company, { unitId: north }, company.roleIds.administrator),
      };
    },
  },
  {
    file: "structure/set-members",
    what: "somebody has put the person elsewhere",
    told: CONFLICT,
    scene: async (company) => {
      const { owner, northId, anna } = await units(company);
      const east = await company.aDepartment("East");
      return {
        act: (needs) => setMembers(needs, owner, northId, [anna.publicId]),
        faster: () => company.rows("UPDATE users SET department_id = ? WHERE id = ?", east, anna.userId),
      };
    },
  },
  {
    file: "structure/delete-unit",
    what: WHO,
    told: CONFLICT,
    scene: async (company) => {
      const { owner, northId, salesId } = await units(company);
      return (needs) => deleteUnit(needs, owner, northId, salesId);
    },
  },
  {
    file: "structure/delete-unit",
    what: "the department that its people go to is gone",
    told: CONFLICT,
    scene: async (company) => {
      const { owner, northId, salesId } = await units(company);
      return {
        act: (needs) => deleteUnit(needs, owner, northId, salesId),
        faster: gone(company, company.departmentId),
      };
    },
  },
  {
    file: "structure/delete-unit",
    what: "it has lines of its own in the IP allowlist now",
    told: CONFLICT,
    scene: async (company) => {
      const { owner, north, northId, salesId } = await units(company);
      return {
        act: (needs) => deleteUnit(needs, owner, northId, salesId),
        faster: () =>
          company.rows(
            `INSERT INTO network_entries(account_id, public_id, scope, scope_id, mode, network, first_key, last_key, label, created_at)
             VALUES (?, ?, 'department', ?, 'extends', '203.0.113.7', '', '', '', 0)`,
            company.accountId,
            newId(),
            north,
          ),
      };
    },
  },
  {
    file: "structure/delete-unit",
    what: "it gives rights now, which only Administrators take away",
    told: CONFLICT,
    scene: async (company) => {
      const { owner, north, northId, salesId } = await units(company);
      return {
        act: (needs) => deleteUnit(needs, owner, northId, salesId),
        faster: () => grantRole(company, { unitId: north }, company.roleIds.operator),
      };
    },
  },
]);
