import { copyForCompany } from "~/features/access/copy-for-company.server";
import { createRole } from "~/features/access/create-role.server";
import { deleteOwnRole } from "~/features/access/delete-role.server";
import { saveOptions } from "~/features/access/options/save-options.server";
import { saveRole } from "~/features/access/save-role.server";
import { aRole, changerOf, grantRole, templateId } from "../../../support/changer";
import type { TestCompany } from "../../../support/company";
import { lostRaces, REFUSED } from "../../../support/lost-race";

const FACTS = { version: 1, name: "Watching", description: "", isActive: true, cells: {} };

/** A role of the company's own, and its owner before anything has changed. */
async function ownRole(company: TestCompany) {
  const role = await aRole(company, { name: "Watching", cells: { "stats.team": "any" } });
  return { role, owner: await changerOf(company, company.owner) };
}

lostRaces([
  {
    file: "access/create-role",
    what: "the actor's rights have changed",
    told: REFUSED,
    scene: async (company) => {
      const owner = await changerOf(company, company.owner);
      const wanted = { name: "Shift", description: "", family: "special", from: null } as const;
      return (needs) => createRole(needs, owner, wanted);
    },
  },
  {
    file: "access/create-role",
    what: "somebody has taken the name",
    told: REFUSED,
    scene: async (company) => {
      const owner = await changerOf(company, company.owner);
      const wanted = { name: "Shift", description: "", family: "special", from: null } as const;
      return {
        act: (needs) => createRole(needs, owner, wanted),
        faster: () => aRole(company, { name: "Shift", cells: {} }),
      };
    },
  },
  {
    file: "access/save-role",
    what: "the actor's rights have changed",
    told: REFUSED,
    scene: async (company) => {
      const { role, owner } = await ownRole(company);
      return (needs) => saveRole(needs, owner, { ...FACTS, publicId: role.publicId });
    },
  },
  {
    file: "access/save-role",
    what: "somebody has saved the role",
    told: REFUSED,
    scene: async (company) => {
      const { role, owner } = await ownRole(company);
      return {
        act: (needs) => saveRole(needs, owner, { ...FACTS, publicId: role.publicId }),
        faster: () => company.rows("UPDATE roles SET version = version + 1 WHERE id = ?", role.id),
      };
    },
  },
  {
    file: "access/delete-role",
    what: "the actor's rights have changed",
    told: REFUSED,
    scene: async (company) => {
      const { role, owner } = await ownRole(company);
      const request = { publicId: role.publicId, version: 1, replacement: null };
      return (needs) => deleteOwnRole(needs, owner, request);
    },
  },
  {
    file: "access/delete-role",
    what: "somebody has been given the role",
    told: REFUSED,
    scene: async (company) => {
      const { role, owner } = await ownRole(company);
      const request = { publicId: role.publicId, version: 1, replacement: null };
      return {
        act: (needs) => deleteOwnRole(needs, owner, request),
        faster: () => grantRole(company, company.owner, role.id),
      };
    },
  },
  {
    file: "access/copy-for-company",
    what: "the actor's rights have changed",
    told: REFUSED,
    scene: async (company) => {
      const owner = await changerOf(company, company.owner);
      const publicId = await templateId(company, "operator");
      return (needs) => copyForCompany(needs, owner, { publicId, cells: {} });
    },
  },
  {
    file: "access/move-holders",
    what: "a group has been given the role that its people are to leave",
    told: REFUSED,
    scene: async (company) => {
      const owner = await changerOf(company, company.owner);
      const publicId = await templateId(company, "operator");
      return {
        act: (needs) => copyForCompany(needs, owner, { publicId, cells: {} }),
        faster: () => grantRole(company, { unitId: company.departmentId }, company.roleIds.operator),
      };
    },
  },
  {
    file: "access/options/save-options",
    what: "the actor's rights have changed",
    told: { lost: true },
    scene: async (company) => {
      const owner = await changerOf(company, company.owner);
      return (needs) => saveOptions(needs, owner, { strictCoupling: false, crmPrecedence: "off" });
    },
  },
]);
