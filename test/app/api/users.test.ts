import { afterAll, beforeAll, expect, test } from "vitest";
import type { Gatehouse } from "../../../scripts/lib/serve.mjs";
import { type Program, programOf } from "../../support/api/program";
import { serve } from "../../support/server";

let server: Gatehouse & AsyncDisposable;
let owner: Program;
beforeAll(async () => {
  server = await serve();
  owner = await programOf(server, "owner@demo.test");
});
afterAll(() => server[Symbol.asyncDispose]());

type Card = Record<string, string | null>;
type Problem = { code: string; errors?: { field: string }[] };
type Row = { id: string; role: string | null; receives_new_clients: boolean; locked: string | null };
const operator = async () =>
  (await owner.get<{ items: { id: string }[] }>("/api/v1/users?q=operator%40demo.test")).body.items[0]!.id;

test("a person's profile through the API: what is sent changes, the rest stays, a stale ETag changes nothing [AM-06]", async () => {
  const path = `/api/v1/users/${await operator()}`;
  const before = await owner.get<Card>(path);
  const etag = before.headers.get("etag")!;
  const department = await owner.post<{ id: string }>("/api/v1/departments", { name: "Night shift" });
  const body = {
    surname: "Lovelace",
    phone: "+48 600 700 800",
    language: "pl",
    department: department.body.id,
  };
  const edited = await owner.send<Card>("PATCH", path, { body, headers: { "if-match": etag } });
  expect(edited.status).toBe(200);
  expect(edited.body).toMatchObject({
    name: before.body.name,
    email: before.body.email,
    surname: "Lovelace",
    phone: "+48600700800",
    language: "pl",
    department: "Night shift",
    department_id: department.body.id,
  });
  const stale = await owner.send<Problem>("PATCH", path, {
    body: { surname: "Late" },
    headers: { "if-match": etag },
  });
  expect([stale.status, stale.body.code]).toEqual([412, "stale"]);
  const none = await owner.send<Card>("PATCH", path, {
    body: { department: null, phone: null, language: null },
  });
  expect(none.body).toMatchObject({ surname: "Lovelace", phone: null, language: null, department: null });
});

test.each([
  ["a phone that is none", { phone: "12", surname: "Half" }, 400, "phone"],
  ["a department of nobody", { department: "AAAAAAAAAAAAAAAAAAAAAA", surname: "Half" }, 400, "department"],
  ["the e-mail", { email: "x@example.com", surname: "Half" }, 400, "email"],
  ["a language of none", { language: "xx", surname: "Half" }, 400, "language"],
])("%s is refused by its field, and nothing is half-done", async (_, body, status, field) => {
  const path = `/api/v1/users/${await operator()}`;
  const before = (await owner.get<Card>(path)).body.surname;
  const refused = await owner.send<Problem>("PATCH", path, { body });
  expect([refused.status, refused.body.errors?.[0]?.field]).toEqual([status, field]);
  expect((await owner.get<Card>(path)).body.surname).toBe(before);
});

test("profile and external id are one commit: one entry of the audit log names both [AM-06]", async () => {
  const path = `/api/v1/users/${await operator()}`;
  const both = { surname: "Oakley", external_id: "one-commit" };
  const saved = await owner.send<Card & { external_id: string }>("PATCH", path, { body: both });
  expect([saved.status, saved.body.surname, saved.body.external_id]).toEqual([200, "Oakley", "one-commit"]);
  type Log = { items: { event: string; changes: { field: string; after: string }[] }[] };
  const { body } = await owner.get<Log>("/api/v1/audit-log?event=user_updated&limit=1");
  const told = body.items[0]?.changes.map(({ field, after }) => [field, after]);
  expect(told).toEqual([
    ["surname", "Oakley"],
    ["external_id", "one-commit"],
  ]);
});

test("an id that another person has leaves the profile as it was; an Administrator edits no owner", async () => {
  const path = `/api/v1/users/${await operator()}`;
  const me = (await owner.get<{ id: string }>("/api/v1/me")).body.id;
  await owner.send("PATCH", `/api/v1/users/${me}`, { body: { external_id: "boss" } });
  const taken = await owner.send<Problem>("PATCH", path, { body: { surname: "Half", external_id: "boss" } });
  expect([taken.status, taken.body.errors?.[0]?.field]).toEqual([409, "external_id"]);
  expect((await owner.get<Card>(path)).body.surname).not.toBe("Half");
  const admin = await programOf(server, "admin@demo.test");
  const above = await admin.send<Problem>("PATCH", `/api/v1/users/${me}`, { body: { surname: "Usurped" } });
  expect([above.status, above.body.code]).toEqual([403, "owner_only"]);
});

test("a CRM's chat roles and who receives new clients, all rows in one step or none [WZ-05] [WZ-07]", async () => {
  const connections = await owner.get<{ items: { id: string; supports_roles: boolean }[] }>(
    "/api/v1/crm/connections",
  );
  const { id } = connections.body.items.find(({ supports_roles }) => supports_roles)!;
  const path = `/api/v1/crm/connections/${id}`;
  const refreshed = await owner.post<{ synced_at: string }>(`${path}/refresh`);
  expect([refreshed.status, typeof refreshed.body.synced_at]).toEqual([200, "string"]);
  const rows = async () => (await owner.get<{ items: Row[] }>(`${path}/roles?limit=200`)).body.items;
  const person = await operator();
  const before = (await rows()).find((row) => row.id === person)!;
  const wanted = { person, role: before.role, receives_new_clients: !before.receives_new_clients };
  const nobody = { ...wanted, person: "AAAAAAAAAAAAAAAAAAAAAA" };
  const refused = await owner.send("PUT", `${path}/roles`, { body: { people: [wanted, nobody] } });
  expect(refused.status).toBeGreaterThanOrEqual(400);
  expect((await rows()).find((row) => row.id === person)).toEqual(before);
  const saved = await owner.send<{ changed: number }>("PUT", `${path}/roles`, { body: { people: [wanted] } });
  expect([saved.status, saved.body.changed]).toEqual([200, 1]);
  const after = (await rows()).find((row) => row.id === person);
  expect(after).toEqual({ ...before, receives_new_clients: !before.receives_new_clients });
});

test("an administrator of a linked CRM is an Administrator here by their tick and the CRM's switch [MC-01]", async () => {
  const id = "Sales-CRM-of-this-test";
  const person = await operator();
  await server.db
    .prepare(`INSERT INTO connections(account_id, public_id, name, supports_roles, created_at)
      SELECT account_id, ?, 'Sales CRM', 1, 0 FROM connections WHERE is_built_in = 1`)
    .bind(id)
    .run();
  await server.db
    .prepare(`INSERT INTO connection_people(account_id, connection_id, external_id, name, is_admin, is_ticked, user_id, seen_at)
      SELECT c.account_id, c.id, u.email, u.name, 1, 0, u.id, 0 FROM connections c JOIN users u ON u.account_id = c.account_id
      WHERE c.public_id = ? AND u.public_id = ?`)
    .bind(id, person)
    .run();
  const path = `/api/v1/crm/connections/${id}`;
  const roles = async () => (await owner.get<{ roles: string[] }>(`/api/v1/users/${person}`)).body.roles;
  const before = await roles();
  const set = (is_admin: boolean) =>
    owner.send("PUT", `${path}/people/${person}/admin`, { body: { is_admin } });
  expect((await set(true)).status).toBe(200);
  expect((await roles()).length).toBe(before.length + 1);
  const off = await owner.send("PATCH", path, { body: { admins_are_admins: false } });
  expect([off.status, await roles()]).toEqual([200, before]);
  const stranger = await owner.send("PUT", `${path}/people/AAAAAAAAAAAAAAAAAAAAAA/admin`, {
    body: { is_admin: true },
  });
  expect(stranger.status).toBe(404);
});
