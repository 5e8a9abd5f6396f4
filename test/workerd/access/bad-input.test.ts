import { expect, test } from "vitest";
import type { Level, Permission } from "~/domain/access";
import { createRole } from "~/features/access/create-role.server";
import { giveAccess } from "~/features/access/give-access.server";
import { saveRole } from "~/features/access/save-role.server";
import { saveUnit } from "~/features/structure/save-unit.server";
import { aRole, changerOf } from "../../support/changer";
import { aCompany, newId, type TestCompany } from "../../support/company";

type Scene = {
  company: TestCompany;
  person: { userId: number; publicId: string };
  gone: { publicId: string };
  role: { id: number; publicId: string };
  departments: { parent: string; child: string };
};

/** What is asked for, and the field and code of the refusal. */
type Bad = [what: string, ask: (scene: Scene) => Promise<unknown>, refusal: object | string];

const give = async (
  { company, person }: Scene,
  details: Partial<Parameters<typeof giveAccess>[2]>,
): Promise<unknown> =>
  giveAccess(company.needs(), await changerOf(company, company.owner), {
    kind: "user",
    subjects: [person.publicId],
    roles: [],
    cell: null,
    source: null,
    from: null,
    until: null,
    ...details,
  });

const cell = (permission: Permission, level: Level) => ({ cell: { permission, level } });
const create = async ({ company }: Scene, name: string, family: "chat" | "special" = "special") =>
  createRole(company.needs(), await changerOf(company, company.owner), {
    name,
    description: "",
    family,
    from: null,
  });
const save = async ({ company, role }: Scene, cells: object) =>
  saveRole(company.needs(), await changerOf(company, company.owner), {
    publicId: role.publicId,
    version: 1,
    name: "Watchers",
    description: "",
    isActive: true,
    cells,
  });
const move = async ({ company }: Scene, unit: string, parent: string) =>
  saveUnit(company.needs(), await changerOf(company, company.owner), unit, {
    name: `Department ${unit.slice(0, 4)}`,
    parent,
    head: "",
    seesRecords: false,
  });

const BAD: Bad[] = [
  ["a role that nobody made", (s) => give(s, { roles: [newId()] }), { code: "no_such_role", field: "roles" }],
  [
    "rating at level own",
    (s) => give(s, cell("conversations.rate", "own")),
    { code: "level_not_offered", field: "cell" },
  ],
  [
    "a switch at level own",
    (s) => give(s, cell("users.create", "own")),
    { code: "level_not_offered", field: "cell" },
  ],
  [
    "a deleted person",
    (s) => give(s, { subjects: [s.gone.publicId], ...cell("stats.team", "any") }),
    { code: "no_such_subject", field: "subjects" },
  ],
  ["nobody", (s) => give(s, { subjects: [] }), { code: "nothing_chosen", field: "subjects" }],
  ["nothing", (s) => give(s, {}), { code: "nothing_chosen", field: "roles" }],
  [
    "a channel that is not there",
    (s) => give(s, { source: newId(), ...cell("channels.view", "any") }),
    { code: "no_such_source", field: "source" },
  ],
  [
    "a term that ends as it begins",
    (s) =>
      give(s, {
        ...cell("stats.team", "any"),
        from: s.company.clock.now + 5,
        until: s.company.clock.now + 5,
      }),
    { code: "until_before_from", field: "until" },
  ],
  ["a name in use within its family", (s) => create(s, "wAtChErS"), { code: "name_taken", field: "name" }],
  [
    "a role with a level that its cell does not offer",
    (s) => save(s, { "conversations.rate": "own" }),
    { field: "cells" },
  ],
  ["a role with a right that does not exist", (s) => save(s, { "deals.steal": "any" }), { field: "cells" }],
  ["a department below itself", (s) => move(s, s.departments.parent, s.departments.parent), "cycle"],
  ["a department below its own child", (s) => move(s, s.departments.parent, s.departments.child), "cycle"],
];

test("bad input is refused beside its field, and nothing is half saved", async () => {
  const company = await aCompany();
  const person = await company.aPerson();
  const gone = await company.aPerson();
  await company.rows("UPDATE users SET deleted_at = 1 WHERE id = ?", gone.userId);
  const role = await aRole(company, { name: "Watchers", cells: { "stats.team": "any" } });
  const parent = await company.aDepartment("North");
  const child = await company.aDepartment("North 1", parent);
  const named = await company.rows<{ id: number; public_id: string }>(
    "SELECT id, public_id FROM units WHERE id IN (?, ?)",
    parent,
    child,
  );
  const idOf = (unit: number) => named.find(({ id }) => id === unit)?.public_id ?? "";
  const scene = { company, person, gone, role, departments: { parent: idOf(parent), child: idOf(child) } };
  const stored = async () =>
    company.rows(
      `SELECT (SELECT count(*) FROM grants WHERE account_id = ?1) AS grants, (SELECT count(*) FROM roles WHERE account_id = ?1) AS roles,
        (SELECT count(*) FROM role_cells WHERE account_id = ?1) AS cells, (SELECT count(*) FROM audit_log WHERE account_id = ?1) AS audit,
        (SELECT count(*) FROM gate_outbox WHERE account_id = ?1) AS ops, (SELECT total(access_version) FROM users WHERE account_id = ?1) AS versions`,
      company.accountId,
    );
  const before = await stored();
  for (const [what, ask, refusal] of BAD) {
    expect([what, await ask(scene)]).toMatchObject([what, { ok: false, refusal }]);
    expect([what, await stored()]).toEqual([what, before]);
  }
  // The same name in another family is another role (roles.md R1).
  expect(await create(scene, "Watchers", "chat")).toMatchObject({ ok: true });
});

test("the thousand-and-first role is refused", async () => {
  const company = await aCompany();
  await company.rows(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
      INSERT INTO roles(account_id, public_id, family, name, has_own_cells, created_at)
      SELECT ?1, 'many-' || ?1 || '-' || i, 'special', 'Role ' || i, 1, 0 FROM n
      WHERE i <= 999 - (SELECT count(*) FROM roles WHERE account_id = ?1)`,
    company.accountId,
  );
  const create = async (name: string) =>
    createRole(company.needs(), await changerOf(company, company.owner), {
      name,
      description: "",
      family: "special",
      from: null,
    });
  expect(await create("The thousandth")).toMatchObject({ ok: true });
  expect(await create("One more")).toMatchObject({ refusal: { code: "too_many", field: "name" } });
});
