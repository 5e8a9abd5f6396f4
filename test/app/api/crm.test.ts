import { afterAll, beforeAll, expect, test } from "vitest";
import type { Gatehouse } from "../../../scripts/lib/serve.mjs";
import { type Program, programOf } from "../../support/api/program";
import { serve } from "../../support/server";
import { signedIn } from "../../support/visitor";

let server: Gatehouse & AsyncDisposable;
let admin: Program;
beforeAll(async () => {
  server = await serve();
  admin = await programOf(server, "admin@demo.test");
});
afterAll(() => server[Symbol.asyncDispose]());

type Problem = { code: string; errors?: { field: string; code: string }[] };
const told = ({ status, body }: { status: number; body: unknown }) => [status, (body as Problem).code];
const OLIVER = { external_id: "77", name: "Oliver Shaw", email: "Manager@Demo.test" };
const STRANGER = { external_id: "78", name: "Nora Newcomer", email: "nora@example.com" };
const rolesOf = async (email: string) => {
  const { body } = await admin.get<{ items: { roles: string[] }[] }>(`/api/v1/users?q=${email}`);
  return body.items[0]!.roles;
};

test("an external CRM is linked, tells of its people as often as it likes, and its window shows them [MC-01] [WZ-02] [WZ-05]", async () => {
  const made = await admin.post<{ id: string }>("/api/v1/crm/connections", { name: "Sales CRM" });
  expect(made.status).toBe(201);
  expect(told(await admin.post("/api/v1/crm/connections", { name: "Sales CRM" }))).toEqual([409, "taken"]);
  const path = `/api/v1/crm/connections/${made.body.id}`;
  const tell = (people: object[]) => admin.send("PUT", `${path}/people`, { body: { people } });
  const window = async () => {
    const page = await (await signedIn(server, "admin@demo.test")).get(`/settings/crm/${made.body.id}/roles`);
    return { status: page.status, text: await page.text() };
  };
  for (let times = 0; times < 2; times++) {
    const said = await tell([OLIVER, STRANGER]);
    expect([said.status, said.body]).toEqual([200, { people: 2, users: 1 }]);
  }
  const shown = (await window()).text;
  expect([shown.includes("Oliver Shaw"), shown.includes("Nora Newcomer")]).toEqual([true, true]);
  expect((await tell([OLIVER])).body).toEqual({ people: 1, users: 1 });
  expect((await window()).text).not.toContain("Nora Newcomer");
  // Without the window of roles there is none; the name is free again.
  const edit = await admin.send("PATCH", path, { body: { name: "Old CRM", supports_roles: false } });
  expect([edit.status, (await window()).status]).toEqual([200, 404]);
  expect((await admin.post("/api/v1/crm/connections", { name: "Sales CRM" })).status).toBe(201);
});

test("administrators of a CRM are told of by an Administrator with the right to give access, and by nobody less [MC-01]", async () => {
  const { body } = await admin.post<{ id: string }>("/api/v1/crm/connections", { name: "Flags" });
  const path = `/api/v1/crm/connections/${body.id}/people`;
  const narrow = await programOf(server, "admin@demo.test", { reach: "chosen", scope: ["settings.crm"] });
  const tell = (by: Program, is_admin: boolean) =>
    by.send("PUT", path, { body: { people: [{ ...OLIVER, is_admin }] } });
  const before = await rolesOf("manager@demo.test");
  expect((await tell(narrow, false)).status).toBe(200);
  expect(told(await tell(narrow, true))).toEqual([403, "forbidden"]);
  expect(await rolesOf("manager@demo.test")).toEqual(before);
  expect((await tell(admin, true)).status).toBe(200);
  expect(await rolesOf("manager@demo.test")).toEqual(expect.arrayContaining(["administrator", ...before]));
  expect(told(await tell(narrow, false))).toEqual([403, "forbidden"]);
  expect((await tell(admin, false)).status).toBe(200);
  expect(await rolesOf("manager@demo.test")).toEqual(before);
});

test("the built-in CRM, a repeated id, a wrong e-mail and a mixed change are refused by name, with nothing changed", async () => {
  type List = { items: { id: string; is_built_in: boolean }[] };
  const { body } = await admin.get<List>("/api/v1/crm/connections");
  const builtIn = body.items.find((one) => one.is_built_in)!.id;
  const { body: made } = await admin.post<{ id: string }>("/api/v1/crm/connections", { name: "Strict" });
  const put = (id: string, people: object[]) =>
    admin.send<Problem>("PUT", `/api/v1/crm/connections/${id}/people`, { body: { people } });
  expect(told(await put(builtIn, [OLIVER]))).toEqual([409, "built_in"]);
  expect(told(await put("AAAAAAAAAAAAAAAAAAAAAA", [OLIVER]))).toEqual([404, "not_found"]);
  const twice = await put(made.id, [OLIVER, STRANGER, OLIVER]);
  expect(twice.body.errors).toMatchObject([{ field: "people.2.external_id", code: "repeated" }]);
  const wrong = await put(made.id, [{ ...OLIVER, email: "no address" }]);
  expect([wrong.status, wrong.body.errors?.[0]?.field]).toEqual([400, "people.0.email"]);
  const mixed = await admin.send<Problem>("PATCH", `/api/v1/crm/connections/${made.id}`, {
    body: { name: "Both", admins_are_admins: false },
  });
  expect([mixed.status, mixed.body.errors?.[0]?.field]).toEqual([400, "admins_are_admins"]);
  const after = await admin.get<{ items: { id: string; name: string; people: number }[] }>(
    "/api/v1/crm/connections",
  );
  expect(after.body.items.find(({ id }) => id === made.id)).toMatchObject({ name: "Strict", people: 0 });
});
