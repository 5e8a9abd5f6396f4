import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serve } from "../../support/server";
import { signedIn, type Visitor } from "../../support/visitor";

let server: Awaited<ReturnType<typeof serve>>;
let admin: Visitor;
let builtIn: string;
beforeAll(async () => {
  server = await serve();
  admin = await signedIn(server, "admin@demo.test");
  builtIn =
    (await server.db
      .prepare("SELECT public_id FROM connections WHERE is_built_in = 1")
      .first<string>("public_id")) ?? "";
});
afterAll(() => server[Symbol.asyncDispose]());

const page = async (who: Visitor, path: string) => {
  const response = await who.get(path);
  return { status: response.status, text: await response.text() };
};
const rolesPath = (connection = builtIn) => `/settings/crm/${connection}/roles`;
const personOf = async (email: string) =>
  (await server.db
    .prepare("SELECT public_id FROM users WHERE email = ?")
    .bind(email)
    .first<string>("public_id")) ?? "";
const roleOf = async (template: string) =>
  (await server.db
    .prepare("SELECT public_id FROM roles WHERE template = ?")
    .bind(template)
    .first<string>("public_id")) ?? "";
const chatRoles = async (email: string) => {
  const { results } = await server.db
    .prepare(`SELECT r.template FROM grants g JOIN roles r ON r.id = g.role_id AND r.family = 'chat'
      JOIN users u ON u.id = g.subject_id WHERE u.email = ? AND g.subject_kind = 'user'`)
    .bind(email)
    .all<{ template: string }>();
  return results.map(({ template }) => template);
};
type State = { role: string | null; receives: boolean };
const save = async (email: string, was: State, wanted: State, connection = builtIn) => {
  const changes = JSON.stringify([{ person: await personOf(email), ...wanted, was }]);
  const response = await admin.post(rolesPath(connection), { intent: "save", confirmed: "yes", changes });
  return { status: response.status, text: await response.text() };
};

/** A CRM as the API would link it. */
async function link(name: string, { supportsRoles = 1 } = {}): Promise<string> {
  const id = name.padEnd(22, "x");
  await server.db
    .prepare(`INSERT INTO connections(account_id, public_id, name, supports_roles, created_at)
      SELECT account_id, ?, ?, ?, 0 FROM connections WHERE is_built_in = 1`)
    .bind(id, name, supportsRoles)
    .run();
  return id;
}
const tell = (connection: string, email: string, isAdmin: number) =>
  server.db
    .prepare(`INSERT INTO connection_people(account_id, connection_id, external_id, name, is_admin, is_ticked, user_id, seen_at)
      SELECT c.account_id, c.id, u.email, u.name, ?, 0, u.id, 0 FROM connections c JOIN users u ON u.account_id = c.account_id
      WHERE c.public_id = ? AND u.email = ?`)
    .bind(isAdmin, connection, email)
    .run();

describe("CRM integration", () => {
  test("has the window Select roles, refreshing, and the question how one works [WZ-03, WZ-04, WZ-05]", async () => {
    const { status, text } = await page(admin, "/settings/crm");
    expect(status).toBe(200);
    for (const words of ["Select roles", "Refresh CRM data", "How do you work with clients?", "Built in"])
      expect(text).toContain(words);
    const told = await admin.post("/settings/crm?index", { intent: "refresh", connection: builtIn });
    expect(await told.text()).toContain("The list of people is up to date.");
  });

  test("is closed to who has no right to it [WZ-04, BX-02]", async () => {
    const manager = await signedIn(server, "manager@demo.test");
    expect((await page(manager, "/settings/crm")).status).toBe(403);
    expect((await page(manager, rolesPath())).status).toBe(403);
    expect((await manager.post(rolesPath(), { intent: "save", changes: "[]" })).status).toBe(403);
  });

  test("a CRM without roles says so and has no window [WZ-02]", async () => {
    const connection = await link("Plain CRM", { supportsRoles: 0 });
    const { text } = await page(admin, "/settings/crm");
    expect(text).toContain("This CRM does not support roles");
    expect(text).not.toContain(rolesPath(connection));
    expect((await page(admin, rolesPath(connection))).status).toBe(404);
  });
});

describe("the window Select roles", () => {
  test("lists everybody; Administrators' rows say why they are locked [WZ-01, WZ-05]", async () => {
    const { text } = await page(admin, rolesPath());
    const { results } = await server.db
      .prepare(
        "SELECT trim(name || ' ' || surname) AS name FROM users WHERE deleted_at IS NULL AND account_id = 1",
      )
      .all<{ name: string }>();
    for (const { name } of results) expect(text).toContain(name);
    expect(text).toContain("Administrator: sees all chats whatever the chat role.");
    expect(text).toContain("Nobody changes their own role.");
  });

  test.each(["own_clients", "whoever_is_free", "one_per_channel"])(
    "opened by the card %s it shows what is proposed and saves nothing [WZ-07, WZ-12, WZ-13, WZ-14]",
    async (way) => {
      const count = () =>
        server.db.prepare("SELECT group_concat(id || '.' || role_id) AS all_of FROM grants").first("all_of");
      const before = await count();
      const { text } = await page(admin, `${rolesPath()}?way=${way}`);
      expect(text).toMatch(/Proposed for .+ Nothing is saved yet\./);
      expect(await count()).toBe(before);
    },
  );

  test("one Save gives a role and the switch, and No chat role takes it away [WZ-06, WZ-07, WZ-08, WZ-09, WZ-11]", async () => {
    const [manager, supervisor] = [await roleOf("chat_manager"), await roleOf("chat_supervisor")];
    const email = "manager@demo.test";
    const saved = await save(email, { role: manager, receives: false }, { role: supervisor, receives: true });
    expect(saved.status).toBe(200);
    expect(saved.text).toContain("Saved: 1 person.");
    expect(await chatRoles(email)).toEqual(["chat_supervisor"]);
    const none = await save(email, { role: supervisor, receives: true }, { role: null, receives: false });
    expect(none.status).toBe(200);
    expect(await chatRoles(email)).toEqual([]);
    await save(email, { role: null, receives: false }, { role: manager, receives: false });
    expect(await chatRoles(email)).toEqual(["chat_manager"]);
  });

  test("before Save it says who gains and loses what; looking saves nothing (FM-12) [WZ-07]", async () => {
    const [manager, supervisor] = [await roleOf("chat_manager"), await roleOf("chat_supervisor")];
    const wish = async (wanted: State) =>
      JSON.stringify([
        { person: await personOf("manager@demo.test"), ...wanted, was: { role: manager, receives: false } },
      ]);
    const wider = await wish({ role: supervisor, receives: true });
    const looked = await admin.post(`${rolesPath()}.data`, { intent: "preview", changes: wider });
    expect(looked.status).toBe(200);
    expect(await looked.text()).toContain("conversations.reply");
    expect(await chatRoles("manager@demo.test")).toEqual(["chat_manager"]);
    const bad = await admin.post(rolesPath(), { intent: "look", changes: wider });
    expect(bad.status).toBe(400);
  });

  test("Quality control never receives new clients [WZ-06, WZ-10]", async () => {
    const qc = await roleOf("chat_quality_control");
    const same = await save("qc@demo.test", { role: qc, receives: false }, { role: qc, receives: true });
    expect(same.text).toContain("Saved: 0 people.");
  });

  test("warns before and after Save when nobody receives new clients [WZ-06]", async () => {
    const { text } = await page(admin, `${rolesPath()}?way=own_clients`);
    const words = "Nobody receives new clients";
    const [supervisor, email] = [await roleOf("chat_supervisor"), "owner@demo.test"];
    expect(text.includes(words)).toBe(false);
    const refused = await save(email, { role: supervisor, receives: true }, { role: null, receives: false });
    expect(refused.status).not.toBe(200);
    await server.db
      .prepare(`INSERT INTO new_client_switches(account_id, user_id, connection_id, source_id, is_on)
        SELECT u.account_id, u.id, c.id, 0, 0 FROM users u JOIN connections c ON c.account_id = u.account_id AND c.is_built_in = 1`)
      .run();
    expect((await page(admin, rolesPath())).text).toContain(words);
    const after = await save(
      "manager@demo.test",
      { role: await roleOf("chat_manager"), receives: false },
      { role: await roleOf("chat_operator"), receives: false },
    );
    expect(after.status).toBe(200);
    expect(after.text).toContain(words);
    await server.db.prepare("DELETE FROM new_client_switches").run();
  });

  test("a row that was changed meanwhile is a conflict, and bad input is refused [WZ-07]", async () => {
    const [manager, supervisor] = [await roleOf("chat_manager"), await roleOf("chat_supervisor")];
    const stale = await save(
      "support@demo.test",
      { role: manager, receives: false },
      { role: supervisor, receives: true },
    );
    expect(stale.status).toBe(409);
    expect(await chatRoles("support@demo.test")).toEqual(["chat_supervisor"]);
    for (const changes of ["{", "[{}]", '[{"person":"x"}]'])
      expect((await admin.post(rolesPath(), { intent: "save", changes })).status).toBe(400);
  });

  test("of another CRM gives roles that count in that CRM alone [MC-20]", async () => {
    const connection = await link("amoCRM");
    await tell(connection, "head@demo.test", 0);
    const { text } = await page(admin, rolesPath(connection));
    expect(text).toContain("amoCRM");
    const supervisor = await roleOf("chat_supervisor");
    const saved = await save(
      "head@demo.test",
      { role: null, receives: false },
      { role: supervisor, receives: true },
      connection,
    );
    expect(saved.status).toBe(200);
    const bound = await server.db
      .prepare(
        "SELECT count(*) AS n FROM grants g JOIN connections c ON c.id = g.connection_id WHERE c.public_id = ?",
      )
      .bind(connection)
      .first<number>("n");
    expect(bound).toBe(1);
  });
});

describe("administrators of a linked CRM", () => {
  test("are listed with ticks and their origin; the tick decides at the next request [MC-01]", async () => {
    const connection = await link("Sales CRM");
    await tell(connection, "operator@demo.test", 1);
    const operator = await signedIn(server, "operator@demo.test");
    expect((await page(operator, "/settings/company")).status).toBe(403);
    const id = await server.db
      .prepare("SELECT id FROM connection_people WHERE is_admin = 1")
      .first<number>("id");
    const tick = (isOn: string) =>
      admin.post("/settings/crm?index", { intent: "tick", person: String(id), isOn });
    expect(await (await tick("yes")).text()).toContain("Because of: Administrator in the CRM");
    expect((await page(operator, "/settings/company")).status).toBe(200);
    expect(await (await tick("no")).text()).toContain("Taken off");
    expect((await page(operator, "/settings/company")).status).toBe(403);
    await tick("yes");
    const off = await admin.post("/settings/crm?index", { intent: "admins", connection, isOn: "no" });
    expect(off.status).toBe(200);
    expect((await page(operator, "/settings/company")).status).toBe(403);
  });
});
