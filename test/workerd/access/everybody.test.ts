import { describe, expect, test } from "vitest";
import { can, type Permission } from "~/domain/access";
import { giveAccess } from "~/features/access/give-access.server";
import { showGrants } from "~/features/access/grants/show-grants.server";
import type { GiveRequest } from "~/features/access/plan-give.server";
import { revokeGrant } from "~/features/access/revoke-grant.server";
import { aRole, changerOf, grantRole } from "../../support/changer";
import { aCompany, type TestCompany } from "../../support/company";

const toEverybody = (request: Partial<GiveRequest>): GiveRequest => ({
  kind: "everybody",
  subjects: ["everybody"],
  roles: [],
  cell: null,
  source: null,
  from: null,
  until: null,
  ...request,
});

const may = async (company: TestCompany, person: { userId: number }, permission: Permission) =>
  can(await changerOf(company, person), permission);

describe("a grant to everybody (semantics 1)", () => {
  test("counts in a gate that begins anew, for people of every unit and of none", async () => {
    const company = await aCompany();
    const people = [await company.aPerson(), await company.aPerson({ department: null, roles: [] })];
    await company.rows(
      "INSERT INTO grants(account_id, subject_kind, subject_id, permission, level, created_at) VALUES (?, 'everyone', 0, 'stats.team', 'any', 0)",
      company.accountId,
    );
    for (const person of people) expect(await may(company, person, "stats.team")).toBe(true);
  });

  test("reaches everybody's next request, stands in the list, and goes with the grant [BX-26]", async () => {
    const company = await aCompany();
    const person = await company.aPerson();
    const watching = await aRole(company, { cells: { "stats.team": "any" } });
    const session = await company.signedIn(person);
    const before = await session.ask();
    expect(await may(company, person, "stats.team")).toBe(false);

    const owner = await changerOf(company, company.owner);
    const given = await giveAccess(company.needs(), owner, toEverybody({ roles: [watching.publicId] }));
    expect(given).toEqual({ ok: true, pending: false });
    const after = await session.ask({ stamp: before.ok ? before.stamp : null });
    expect(after.ok && after.facts !== null).toBe(true);
    expect(await may(company, person, "stats.team")).toBe(true);

    const all = { kind: null, role: null, q: "", after: null };
    const list = await showGrants(company.needs(), await changerOf(company, company.owner), all);
    const row = list.grants.find(({ kind }) => kind === "everybody");
    expect(row).toMatchObject({ roleId: watching.publicId });

    const again = await giveAccess(
      company.needs(),
      await changerOf(company, company.owner),
      toEverybody({ roles: [watching.publicId] }),
    );
    expect(again).toMatchObject({ refusal: { code: "already_given" } });
    const revoked = await revokeGrant(
      company.needs(),
      await changerOf(company, company.owner),
      row?.publicId ?? "",
    );
    expect(revoked).toEqual({ ok: true, pending: false });
    expect(await may(company, person, "stats.team")).toBe(false);
  });

  test("a delegate of one department gives nothing to everybody, and does not see who has", async () => {
    const company = await aCompany();
    const delegate = await company.aPerson();
    const helper = await aRole(company, { cells: { "access.assign": "own_dept", "stats.team": "any" } });
    await grantRole(company, delegate, helper.id);
    const outcome = await giveAccess(
      company.needs(),
      await changerOf(company, delegate),
      toEverybody({ cell: { permission: "stats.team", level: "any" } }),
    );
    expect(outcome).toMatchObject({ refusal: { code: "no_such_subject", field: "subjects" } });
  });
});
