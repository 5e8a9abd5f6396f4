import { describe, expect, test } from "vitest";
import { viewerOf } from "~/features/access/person-rights";
import { readContributions } from "~/features/access/read-access.server";
import { changeCrmAdmins } from "~/features/crm/change-crm-admins.server";
import { takeCrmPeople } from "~/features/crm/take-crm-people.server";
import { changerOf } from "../../support/changer";
import { aCompany, newId, type Person, type TestCompany } from "../../support/company";
import { mailsOf } from "../../support/mails";

async function aCrm(company: TestCompany) {
  const publicId = newId();
  await company.rows(
    "INSERT INTO connections(account_id, public_id, name, created_at) VALUES (?, ?, 'amoCRM', 0)",
    company.accountId,
    publicId,
  );
  const tell = (...people: [Person, boolean][]) =>
    takeCrmPeople(company.needs(), company.account, {
      connection: publicId,
      people: people.map(([{ email, name, surname, userId }, isAdmin]) => ({
        externalId: `x${userId}`,
        name: `${name} ${surname}`,
        email,
        isAdmin,
      })),
    });
  return { publicId, tell };
}

async function standing(company: TestCompany, { userId }: Person) {
  const person = await readContributions(company.needs(), company.account, userId);
  if (person === null) throw new Error("nobody");
  const { rights } = viewerOf(person, company.accountId, { strictCoupling: true, now: company.clock.now });
  return {
    isAdministrator: rights.isAdministrator,
    origins: person.contributions.map(({ origin }) => origin.kind).filter((kind) => kind === "crm_admin"),
  };
}
const ADMIN = { isAdministrator: true, origins: ["crm_admin"] };
const NO_ADMIN = { isAdministrator: false, origins: [] };

describe("administrators of a linked CRM [MC-01]", () => {
  test("become Administrators with their origin, and stop being so when the CRM's flag drops", async () => {
    const company = await aCompany();
    const [anna, boris] = [await company.aPerson(), await company.aPerson()];
    const crm = await aCrm(company);
    expect(await standing(company, anna)).toEqual(NO_ADMIN);
    expect(await crm.tell([anna, true], [boris, false])).toBe(true);
    expect(await standing(company, anna)).toEqual(ADMIN);
    expect(await standing(company, boris)).toEqual(NO_ADMIN);
    await crm.tell([anna, false], [boris, true]);
    expect(await standing(company, anna)).toEqual(NO_ADMIN);
    expect(await standing(company, boris)).toEqual(ADMIN);
    await crm.tell([anna, false]);
    expect(await standing(company, boris)).toEqual(NO_ADMIN);
    const log = await company.rows(
      `SELECT c.before, c.after FROM audit_log a JOIN audit_changes c ON c.audit_public_id = a.public_id
       WHERE a.account_id = ? AND a.event = 'crm_updated' ORDER BY c.id`,
      company.accountId,
    );
    const [annas, boriss] = [`${anna.name} ${anna.surname}`, `${boris.name} ${boris.surname}`];
    expect(log).toEqual([
      { before: null, after: annas },
      { before: null, after: boriss },
      { before: annas, after: null },
      { before: boriss, after: null },
    ]);
  });

  test("are told to every Administrator once, by name", async () => {
    const company = await aCompany();
    const anna = await company.aPerson();
    const crm = await aCrm(company);
    const told = () => mailsOf(company, { to: company.owner.email, kind: "crm_admin" });
    await crm.tell([anna, false]);
    expect(await told()).toEqual([]);
    await crm.tell([anna, true]);
    await crm.tell([anna, true]);
    expect(await told()).toHaveLength(1);
    expect((await told())[0]?.text).toContain(`${anna.name} ${anna.surname}`);
  });

  test("do not count as the reachable administrator", async () => {
    const company = await aCompany();
    const anna = await company.aPerson();
    const crm = await aCrm(company);
    await crm.tell([anna, true]);
    const reachable = await company.rows(
      "SELECT user_id FROM reachable_admins WHERE account_id = ?",
      company.accountId,
    );
    expect(reachable).toEqual([{ user_id: company.ownerId }]);
  });

  test("can be taken off one by one and all at once, and keep the tick through the next word of the CRM", async () => {
    const company = await aCompany();
    const [anna, boris] = [await company.aPerson(), await company.aPerson()];
    const crm = await aCrm(company);
    await crm.tell([anna, true], [boris, true]);
    const [row] = await company.rows<{ id: number }>(
      "SELECT id FROM connection_people WHERE user_id = ?",
      anna.userId,
    );
    const ask = async (
      who: { userId: number; name?: string },
      request: Parameters<typeof changeCrmAdmins>[2],
    ) => changeCrmAdmins(company.needs(), await changerOf(company, who), request);
    expect(await ask(company.owner, { tick: row!.id, isOn: false })).toEqual({ ok: true, pending: false });
    expect(await standing(company, anna)).toEqual(NO_ADMIN);
    await crm.tell([anna, true], [boris, true]);
    expect(await standing(company, anna)).toEqual(NO_ADMIN);

    expect(await ask(company.owner, { connection: crm.publicId, isOn: false })).toMatchObject({ ok: true });
    expect(await standing(company, boris)).toEqual(NO_ADMIN);
    expect(await ask(company.owner, { connection: crm.publicId, isOn: true })).toMatchObject({ ok: true });
    expect([await standing(company, anna), await standing(company, boris)]).toEqual([NO_ADMIN, ADMIN]);
  });

  test("are made by Administrators alone: an integrator, who links CRMs, makes none", async () => {
    const company = await aCompany();
    const integrator = await company.aPerson({ roles: ["integrator"] });
    const crm = await aCrm(company);
    await company.rows("UPDATE connections SET admins_are_admins = 0 WHERE public_id = ?", crm.publicId);
    await crm.tell([integrator, true]);
    const outcome = await changeCrmAdmins(company.needs(), await changerOf(company, integrator), {
      connection: crm.publicId,
      isOn: true,
    });
    expect(outcome).toMatchObject({ ok: false, refusal: { code: "not_allowed" } });
    expect(await standing(company, integrator)).toEqual(NO_ADMIN);
  });
});
