import { afterAll, beforeAll, expect, test } from "vitest";
import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import { secondCompany } from "../support/second-company";
import { serve } from "../support/server";
import { signedIn, Visitor } from "../support/visitor";

let server: Gatehouse & AsyncDisposable;
let admin: Visitor;
beforeAll(async () => {
  server = await serve();
  admin = await signedIn(server, "admin@demo.test");
});
afterAll(() => server[Symbol.asyncDispose]());

const PAGE = "/settings/company";
const EMAIL = "support@demo.test";
const set = (code: string) => admin.post(PAGE, { intent: "integrator", code });

/** Somebody of another company, and the code from their profile. */
async function integrator() {
  const other = await secondCompany(server, "home@example.com", "Studio");
  // The demo sign-in becomes somebody of the other company alone.
  for (const [table, column] of [
    ["users", "id"],
    ["identity_accounts", "user_id"],
  ])
    await server.db
      .prepare(`UPDATE ${table} SET account_id = ? WHERE ${column} = (SELECT id FROM users WHERE email = ?)`)
      .bind(other.accountId, EMAIL)
      .run();
  await server.db
    .prepare(
      "UPDATE grants SET account_id = ?, role_id = ? WHERE subject_kind = 'user' AND subject_id = (SELECT id FROM users WHERE email = ?)",
    )
    .bind(other.accountId, other.roleIds.manager, EMAIL)
    .run();
  const person = await new Visitor(server).signIn(EMAIL);
  expect(await (await person.get("/me")).text()).not.toMatch(/INT-[0-9A-Z]{5}/);
  await person.post("/me?index", { intent: "integrator_code" });
  const code = /INT-[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(await (await person.get("/me")).text())?.[0] ?? "";
  expect(code).not.toBe("");
  return { person, code };
}

test("the code lets its owner manage settings, channels and the CRM link, and nothing about clients or people; clearing it ends that at once [MC-02] [MC-03]", async () => {
  const { person, code } = await integrator();
  expect((await set("INT-00000-00000")).status).toBe(400);
  expect((await set("nonsense")).status).toBe(400);
  const page = await (await set(code.toLowerCase())).text();
  expect(page).toContain("may manage the settings now");
  expect(page.lastIndexOf('name="code"')).toBeGreaterThan(page.lastIndexOf('name="timeZone"'));

  const demo = (await server.db
    .prepare("SELECT public_id AS id FROM accounts WHERE id = 1")
    .first<{ id: string }>())!.id;
  expect((await person.post("/choose", { company: demo, next: "/settings" })).status).toBe(302);
  for (const open of ["/settings/company", "/settings/channels", "/settings/crm"])
    expect((await person.get(open)).status, open).toBe(200);
  for (const shut of [
    "/users",
    "/users/invite",
    "/users/new",
    "/settings/roles",
    "/settings/access",
    "/settings/security",
    "/log/export",
  ])
    expect([403, 404], shut).toContain((await person.get(shut)).status);
  expect(await (await person.get(PAGE)).text()).not.toContain('name="code"');
  expect((await person.post(PAGE, { intent: "integrator", code: "" })).status).toBe(403);
  expect((await person.post(PAGE, { intent: "seats", cap: "1" })).status).toBe(403);

  const log = await (await admin.get("/log")).text();
  expect(log).toMatch(/\(integrator\)/);
  expect(await (await admin.get("/users?q=integrator")).text()).toContain(EMAIL);

  const cleared = await set("");
  expect(await cleared.text()).toContain("No integrator has access");
  expect((await person.get("/settings/channels")).status).not.toBe(200);
  const events = await server.db
    .prepare("SELECT c.before, c.after FROM audit_changes c WHERE c.field = 'integrator' ORDER BY c.id")
    .all<{ before: string | null; after: string | null }>();
  expect(events.results).toHaveLength(2);
  expect(events.results[1]).toMatchObject({ after: null });

  expect((await set(code)).status).toBe(200);
  const back = await new Visitor(server).post("/login", { email: EMAIL, password: "x" });
  expect(back.status).not.toBe(302);
  const { n } = (await server.db
    .prepare("SELECT count(*) AS n FROM users WHERE kind = 'integrator'")
    .first<{ n: number }>())!;
  expect(n).toBe(1);
});

test("somebody of the company itself is no integrator of it; five saves at once leave one [MC-02]", async () => {
  await admin.post("/me?index", { intent: "integrator_code" });
  const own = /INT-[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(await (await admin.get("/me")).text())![0];
  expect((await set(own)).status).toBe(400);
  const answers = await Promise.all([set(""), set(""), set(""), set(""), set("")]);
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  const { n } = (await server.db
    .prepare(
      "SELECT count(*) AS n FROM holds h JOIN users u ON u.id = h.user_id WHERE u.kind = 'integrator' AND h.lifted_at IS NULL",
    )
    .first<{ n: number }>())!;
  expect(n).toBe(1);
});

test.each(["0", "-1", "1.5", "many", "1e9"])("a cap of seats of %j is refused [AU-21]", async (cap) => {
  expect((await admin.post(PAGE, { intent: "seats", cap })).status).toBe(400);
});

test("a cap is set and taken away in the settings [AU-21]", async () => {
  expect((await admin.post(PAGE, { intent: "seats", cap: "500" })).status).toBe(200);
  expect(await (await admin.get("/users/new")).text()).toMatch(/Active: \d+ of 500/);
  expect((await admin.post(PAGE, { intent: "seats", cap: "" })).status).toBe(200);
  expect(await (await admin.get("/users/new")).text()).not.toMatch(/Active: \d+ of/);
});
