import { changeCrmAdmins } from "~/features/crm/change-crm-admins.server";
import { readRoleWindow } from "~/features/crm/read-role-window.server";
import { saveConnection } from "~/features/crm/save-connection.server";
import { saveRoles } from "~/features/crm/save-roles.server";
import { takeCrmPeople } from "~/features/crm/take-crm-people.server";
import { changerOf } from "../../../support/changer";
import { newId, type TestCompany } from "../../../support/company";
import { changeRights, lostRaces, REFUSED } from "../../../support/lost-race";

const CONFLICT = { ok: false, refusal: "conflict" };
const WHO = "the actor's rights have changed";

/** A linked CRM which calls Anna its administrator. */
async function aCrm(company: TestCompany) {
  const anna = await company.aPerson();
  const connection = newId();
  await company.rows(
    "INSERT INTO connections(account_id, public_id, name, created_at) VALUES (?, ?, 'amoCRM', 0)",
    company.accountId,
    connection,
  );
  const people = [{ externalId: "x", name: "Anna", email: anna.email, isAdmin: true }];
  await takeCrmPeople(company.needs(), company.account, { connection, people });
  company.clock.now += 1;
  return { connection, people, owner: await changerOf(company, company.owner) };
}

async function roleWindow(company: TestCompany) {
  const anna = await company.aPerson();
  const owner = await changerOf(company, company.owner);
  const [crm] = await company.rows<{ connection: string }>(
    "SELECT public_id AS connection FROM connections WHERE account_id = ? AND is_built_in = 1",
    company.accountId,
  );
  const connection = crm?.connection ?? "";
  const view = await readRoleWindow(company.needs(), owner, connection);
  const role = view?.choices.find(({ key }) => key === "chat_operator")?.publicId ?? null;
  const row = view?.people.find(({ publicId }) => publicId === anna.publicId);
  if (row === undefined) throw new Error("not in the window");
  const was = { role: row.role, receives: row.receives };
  return {
    anna,
    owner,
    request: { connection, changes: [{ person: anna.publicId, role, receives: false, was }] },
  };
}

lostRaces([
  {
    file: "crm/save-roles",
    what: WHO,
    told: REFUSED,
    scene: async (company) => {
      const { owner, request } = await roleWindow(company);
      return (needs) => saveRoles(needs, owner, request);
    },
  },
  {
    file: "crm/save-roles",
    what: "somebody has changed the rights of the person",
    told: REFUSED,
    scene: async (company) => {
      const { owner, request, anna } = await roleWindow(company);
      return {
        act: (needs) => saveRoles(needs, owner, request),
        faster: () => changeRights(company, anna.userId),
      };
    },
  },
  {
    file: "crm/change-crm-admins",
    what: WHO,
    told: REFUSED,
    scene: async (company) => {
      const { owner, connection } = await aCrm(company);
      return (needs) => changeCrmAdmins(needs, owner, { connection, isOn: false });
    },
  },
  {
    file: "crm/change-crm-admins",
    what: "somebody has turned the switch",
    told: REFUSED,
    scene: async (company) => {
      const { owner, connection } = await aCrm(company);
      return {
        act: (needs) => changeCrmAdmins(needs, owner, { connection, isOn: false }),
        faster: () =>
          company.rows("UPDATE connections SET admins_are_admins = 0 WHERE public_id = ?", connection),
      };
    },
  },
  {
    file: "crm/take-crm-people",
    what: "the CRM has told something newer",
    told: false,
    scene: async (company) => {
      const { connection, people } = await aCrm(company);
      return {
        act: (needs) => takeCrmPeople(needs, company.account, { connection, people: [] }),
        faster: () => takeCrmPeople(company.needs(), company.account, { connection, people }),
      };
    },
  },
  {
    file: "crm/take-crm-people",
    what: WHO,
    told: false,
    scene: async (company) => {
      const { connection, people, owner } = await aCrm(company);
      return (needs) => takeCrmPeople(needs, owner, { connection, people, by: owner.actor });
    },
  },
  {
    file: "crm/save-connection",
    what: WHO,
    told: CONFLICT,
    scene: async (company) => {
      const { owner } = await aCrm(company);
      return (needs) => saveConnection(needs, owner, null, { name: "Bitrix" });
    },
  },
  {
    file: "crm/save-connection",
    what: "somebody has renamed the CRM",
    told: CONFLICT,
    scene: async (company) => {
      const { connection, owner } = await aCrm(company);
      return {
        act: (needs) => saveConnection(needs, owner, connection, { name: "Bitrix" }),
        faster: () => company.rows("UPDATE connections SET name = 'Third' WHERE public_id = ?", connection),
      };
    },
  },
]);
