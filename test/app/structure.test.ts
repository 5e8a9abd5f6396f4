import { afterAll, beforeAll, expect, test } from "vitest";
import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import { serve } from "../support/server";
import { signedIn, type Visitor } from "../support/visitor";

let server: Gatehouse & AsyncDisposable;
let admin: Visitor;
beforeAll(async () => {
  server = await serve();
  admin = await signedIn(server, "admin@demo.test");
});
afterAll(() => server[Symbol.asyncDispose]());

const LIST = "/settings/departments";
const create = (kind: string, name: string) => admin.post(`${LIST}?index`, { intent: "create", kind, name });

test("a group is created, named once, given members and the switch, and deleted with a decision [MC-56] [MC-57] [MC-58]", async () => {
  const made = await create("group", "Key accounts");
  expect(made.status).toBe(302);
  const page = made.headers.get("location")!;
  expect((await create("group", "key ACCOUNTS")).status).toBe(409);
  const person = await server.db
    .prepare("SELECT id, public_id AS publicId FROM users WHERE email = 'manager@demo.test'")
    .first<{ id: number; publicId: string }>();
  expect((await admin.post(page, { intent: "members", person: person!.publicId })).status).toBe(200);
  const saved = await admin.post(page, { intent: "save", name: "Key accounts", seesRecords: "on" });
  expect(saved.status).toBe(200);
  const reach = () =>
    server.db
      .prepare(
        "SELECT 1 AS yes FROM unit_reach r JOIN units n ON n.id = r.unit_id WHERE n.name = 'Key accounts' AND r.viewer_id = ?",
      )
      .bind(person!.id)
      .first();
  expect(await reach()).not.toBeNull();
  expect(await (await admin.get(LIST)).text()).toContain("1 member");
  expect((await admin.post(page, { intent: "delete" })).status).toBe(302);
  expect(await reach()).toBeNull();
  expect((await admin.get(page)).status).toBe(404);
});

test("a department moves under another, never under itself [MC-16e]", async () => {
  const page = (await create("department", "Field team")).headers.get("location")!;
  const id = page.split("/").at(-1)!;
  const answer = await admin.post(page, { intent: "save", name: "Field team", parent: id });
  expect(answer.status).toBe(409);
  expect(await answer.text()).toContain("cannot be inside itself");
});

test.each([
  {},
  { intent: "create", kind: "company", name: "x" },
  { intent: "create", kind: "group", name: " " },
])("a form that is not ours is 400: %j", async (form) => {
  expect((await admin.post(`${LIST}?index`, form as Record<string, string>)).status).toBe(400);
});
