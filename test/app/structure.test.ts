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

test("a department moves under another, never under itself or what is below it: said beside the field, nothing saved [MC-16e]", async () => {
  const [top, below] = await Promise.all(
    ["Field team", "Field team North"].map(
      async (name) => (await create("department", name)).headers.get("location")!,
    ),
  );
  const idOf = (page: string | undefined) => page!.split("/").at(-1)!;
  const under = (page: string | undefined, name: string, parent: string) =>
    admin.post(page!, { intent: "save", name, parent });
  expect((await under(below, "Field team North", idOf(top))).status).toBe(200);
  for (const parent of [idOf(top), idOf(below)]) {
    const answer = await under(top, "Field team renamed", parent);
    expect(answer.status).toBe(409);
    const html = await answer.text();
    const field = /<select[^>]*name="parent"[^>]*>/.exec(html)?.[0] ?? "";
    expect(field).toContain('aria-invalid="true"');
    const says = /aria-describedby="([^"]*)"/.exec(field)?.[1]?.split(" ") ?? [];
    expect(
      says.some((id) => new RegExp(`id="${id}"[^>]*><p>A department cannot be inside itself`).test(html)),
    ).toBe(true);
  }
  const kept = await server.db
    .prepare("SELECT name, parent_id AS parent FROM units WHERE public_id = ?")
    .bind(idOf(top))
    .first();
  expect(kept).toEqual({ name: "Field team", parent: null });
});

test("a department is merged into another: people, what hangs below and invitations go there, and nobody gains rights [MC-56] [MC-16e]", async () => {
  const [from, below, into] = await Promise.all(
    ["Merge from", "Merge below", "Merge into"].map(
      async (name) => (await create("department", name)).headers.get("location")!,
    ),
  );
  const idOf = (at: string | undefined) => at!.split("/").at(-1)!;
  await admin.post(below!, { intent: "save", name: "Merge below", parent: idOf(from) });
  const person = (await server.db
    .prepare("SELECT public_id AS publicId FROM users WHERE email = 'operator@demo.test'")
    .first<{ publicId: string }>())!.publicId;
  await admin.post(from!, { intent: "members", person });
  await admin.post("/users/invite", {
    intent: "invite",
    emails: "merged@example.com",
    role: "operator",
    department: idOf(from),
    language: "en",
  });
  expect((await admin.post(from!, { intent: "merge", into: idOf(below) })).status).toBe(409);
  expect((await admin.post(from!, { intent: "merge", into: idOf(from) })).status).toBe(404);
  expect((await admin.post(from!, { intent: "merge" })).status).toBe(400);
  const group = (await create("group", "Merge group")).headers.get("location")!;
  expect((await admin.post(from!, { intent: "merge", into: idOf(group) })).status).toBe(404);
  const answers = await Promise.all(
    [1, 2].map(() => admin.post(from!, { intent: "merge", into: idOf(into) })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([302, expect.toBeOneOf([404, 409])]);
  const names = await server.db
    .prepare(`SELECT (SELECT n.name FROM units n WHERE n.id = u.department_id) AS department,
      (SELECT p.name FROM units c JOIN units p ON p.id = c.parent_id WHERE c.name = 'Merge below') AS above,
      (SELECT n.name FROM invitations i JOIN units n ON n.id = i.department_id WHERE i.email = 'merged@example.com') AS invited
      FROM users u WHERE u.email = 'operator@demo.test'`)
    .first();
  expect(names).toEqual({ department: "Merge into", above: "Merge into", invited: "Merge into" });
  expect((await admin.get(from!)).status).toBe(404);
});

test.each([
  {},
  { intent: "create", kind: "company", name: "x" },
  { intent: "create", kind: "group", name: " " },
])("a form that is not ours is 400: %j", async (form) => {
  expect((await admin.post(`${LIST}?index`, form as Record<string, string>)).status).toBe(400);
});
