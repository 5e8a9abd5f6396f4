import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DemoFacts, demoFacts, makeRole, saveRole, sendForm } from "../../support/access-http";
import { mailsTo } from "../../support/mailbox";
import { says, saysNot } from "../../support/says";
import { serve } from "../../support/server";
import { signedIn, type Visitor } from "../../support/visitor";

let server: Awaited<ReturnType<typeof serve>>;
let admin: Visitor;
let facts: DemoFacts;
beforeAll(async () => {
  server = await serve();
  admin = await signedIn(server, "admin@demo.test");
  facts = await demoFacts(server);
});
afterAll(() => server[Symbol.asyncDispose]());

const page = async (visitor: Visitor, path: string) => (await visitor.get(path)).text();
const rightsOf = async (email: string) => `/users/${(await facts.person(email)).public_id}/rights`;
const choose = async (visitor: Visitor, email: string, system: string | null, chat: string | null) =>
  sendForm(visitor, await rightsOf(email), [
    ["intent", "change"],
    ...(system === null ? [] : ([["system", (await facts.role(system)).public_id]] as [string, string][])),
    ...(chat === null ? [] : ([["chat", (await facts.role(chat)).public_id]] as [string, string][])),
  ]);

describe("the roles of a company", () => {
  test("stand in three groups, with what each is for and how many have it [BX-05]", async () => {
    const html = await page(admin, "/settings/roles");
    says(
      html,
      "In the system",
      "In chats",
      "Special",
      "Administrator",
      "Chief executive",
      "Integrator",
      "Quality control",
    );
    says(html, "28 people", "Writes nothing, only watches and rates");
  });

  test("Administrator has full access; Manager works with clients; Operator looks [MC-05] [MC-06] [MC-07] [AM-07]", async () => {
    const { public_id: manager } = await facts.role("manager");
    const { public_id: operator } = await facts.role("operator");
    const selected = (html: string, cell: string) =>
      new RegExp(`type="hidden" name="cell:${cell}" value="(\\w+)"`).exec(html)?.[1] ?? null;
    const [full, deals, looks] = await Promise.all([
      page(admin, `/settings/roles/${(await facts.role("administrator")).public_id}`),
      page(admin, `/settings/roles/${manager}`),
      page(admin, `/settings/roles/${operator}`),
    ]);
    expect(
      ["users.create", "channels.edit", "settings.crm", "deals.view"].map((cell) => selected(full, cell)),
    ).toEqual(["any", "any", "any", "any"]);
    expect(["deals.create", "stats.personal", "deals.delete"].map((cell) => selected(deals, cell))).toEqual([
      "any",
      "any",
      "own",
    ]);
    expect(
      ["deals.view", "deals.create", "deals.delete", "users.create"].map((cell) => selected(looks, cell)),
    ).toEqual(["own", null, null, null]);
  });

  test("a custom role is made, cloned, compared and in force at its holder's next request [BX-09] [AM-08] [AM-09] [AM-10]", async () => {
    const cells = {
      "deals.view": "own",
      "contacts.view": "own_dept",
      "tasks.view": "any",
      "companies.delete": "own",
    };
    const role = await makeRole(admin, { name: "Shift lead", cells });
    const cloned = await sendForm(admin, "/settings/roles/new", [
      ["name", "Shift lead 2"],
      ["family", "special"],
      ["from", role],
    ]);
    const clone = (cloned.headers.get("location") ?? "").slice("/settings/roles/".length);
    const { n } = await facts.first<{ n: number }>(
      "SELECT count(*) AS n FROM role_cells c JOIN roles r ON r.id = c.role_id WHERE r.public_id = ?",
      clone,
    );
    expect(n).toBe(4);
    const compared = await page(
      admin,
      `/settings/roles/compare?role=${role}&role=${(await facts.role("manager")).public_id}`,
    );
    says(compared, "Shift lead", "Own and department", "View tasks");
  });

  test("a name in use within its kind is said beside the field", async () => {
    const taken = await admin.post("/settings/roles/new", { name: "Chief executive", family: "special" });
    expect(taken.status).toBe(400);
    says(await taken.text(), "A role of this kind has this name already.");
    const elsewhere = await admin.post("/settings/roles/new", { name: "Chief executive", family: "chat" });
    expect(elsewhere.status).toBe(302);
  });

  test.each([
    ["a level that the cell does not offer", { "conversations.rate": "own" }],
    ["an unknown level", { "deals.view": "everything" }],
    ["an unknown permission", { "moon.view": "any" }],
  ])("%s is refused whole [BX-21]", async (_what, cells) => {
    const name = `Bad ${Object.keys(cells)[0]} ${Object.values(cells)[0]}`;
    const role = await makeRole(admin, { name });
    const refused = await saveRole(admin, `/settings/roles/${role}`, {
      name,
      cells: cells as never,
      version: 2,
    });
    expect(refused.status).toBe(400);
    expect(
      await facts.count(
        "SELECT count(*) AS n FROM role_cells c JOIN roles r ON r.id = c.role_id WHERE r.public_id = ?",
        role,
      ),
    ).toBe(0);
  });

  test("what somebody else saved meanwhile is not overwritten: 409, and what was chosen is kept", async () => {
    const role = await makeRole(admin, { name: "Contested" });
    const path = `/settings/roles/${role}`;
    const edit = { name: "Contested", version: 2 };
    expect((await saveRole(admin, path, { ...edit, cells: { "deals.view": "any" } })).status).toBe(200);
    const late = await saveRole(admin, path, { ...edit, cells: { "deals.view": "own" } });
    expect(late.status).toBe(409);
    const html = await late.text();
    says(html, "Someone has changed this meanwhile.");
    expect(html).toMatch(
      /name="cell:deals.view"[^>]*>(?:(?!<\/select>).)*<option[^>]*value="own"[^>]*selected/s,
    );
  });

  test("many holders are asked about first, counted gains and losses and all; nothing is saved until confirmed", async () => {
    const { public_id: manager } = await facts.role("manager");
    const path = `/settings/roles/${manager}`;
    const copy = { intent: "copy", cells: { "deals.view": "own", "stats.team": "any" } };
    const asked = await saveRole(admin, path, { ...copy, confirmed: false });
    expect(asked.status).toBe(409);
    expect(await facts.count("SELECT count(*) AS n FROM roles WHERE copied_from IS NOT NULL")).toBe(0);
    const made = await saveRole(admin, path, copy);
    expect(made.status).toBe(302);
    const own = made.headers.get("location") ?? "";
    const holders =
      "SELECT count(*) AS n FROM grants g JOIN roles r ON r.id = g.role_id WHERE r.public_id = ?";
    expect(await facts.count(holders, manager)).toBe(0);
    const html = await page(admin, own);
    says(html, "own version", "Differs from the original in");

    const back = await sendForm(admin, own, [
      ["intent", "delete"],
      ["version", "1"],
      ["replacement", manager],
    ]);
    expect(back.headers.get("location")).toBe("/settings/roles");
    expect(await facts.count(holders, manager)).toBeGreaterThan(20);
    expect((await admin.get(own)).status).toBe(404);
  });

  test("are not for a manager: refused with the reason, whatever is sent", async () => {
    const manager = await signedIn(server, "manager@demo.test");
    expect((await manager.get("/settings/roles")).status).toBe(403);
    const { public_id } = await facts.role("HEAD");
    expect((await saveRole(manager, `/settings/roles/${public_id}`, { cells: {} })).status).toBe(403);
  });
});

describe("what a role lowers is said where it is lowered", () => {
  test("channels: view is taken back while connecting is not given [BX-14]", async () => {
    const role = await makeRole(admin, { name: "Looks at channels", cells: { "channels.view": "any" } });
    says(await page(admin, `/settings/roles/${role}`), "In effect: access denied (because of");
  });
});

describe("a person's role and rights", () => {
  test("every right in effect says what gives it [MC-34]", async () => {
    const html = await page(admin, await rightsOf("manager@demo.test"));
    says(html, "Rights in effect", "View deals", "Own only", "Everybody has it");
    expect(html).toMatch(/Role (&quot;|")Manager(&quot;|"): Own only/);
  });

  test("changes with one choice and a notice, wider and narrower [MC-37] [MC-38]", async () => {
    const operator = await signedIn(server, "operator@demo.test");
    const before = await page(operator, await rightsOf("operator@demo.test"));
    saysNot(before, "Create deals");
    expect((await choose(admin, "operator@demo.test", "manager", "chat_manager")).status).toBe(200);
    says(await page(operator, await rightsOf("operator@demo.test")), "Create deals");
    expect((await choose(admin, "operator@demo.test", "operator", "chat_operator")).status).toBe(200);
    saysNot(await page(operator, await rightsOf("operator@demo.test")), "Create deals");
    const mails = await mailsTo(server, "operator@demo.test", "role_changed", 2);
    expect(mails).toHaveLength(2);
    expect(mails[0]?.text).toContain("Taken away: Manager");
    expect(
      await facts.count(
        "SELECT count(*) AS n FROM audit_log WHERE event = 'privilege_permissions_changed' AND target_kind = 'user'",
      ),
    ).toBe(2);
  });

  test("is nobody else's business: a manager sees their own rights, a stranger's are not found", async () => {
    const manager = await signedIn(server, "manager@demo.test");
    expect((await manager.get(await rightsOf("manager@demo.test"))).status).toBe(200);
    expect((await manager.get(await rightsOf("admin@demo.test"))).status).toBe(403);
    expect((await choose(manager, "operator@demo.test", "administrator", null)).status).toBe(403);
  });

  test("nobody changes their own, and an owner is for owners", async () => {
    for (const email of ["admin@demo.test", "owner@demo.test"]) {
      const refused = await choose(admin, email, "manager", null);
      expect(refused.status, email).toBe(400);
    }
  });
});

describe("the last reachable administrator [MC-05]", () => {
  test("stays, whoever demotes whom at once over HTTP", async () => {
    await using other = await serve();
    const there = await demoFacts(other);
    const second = "manager@demo.test";
    const appointed = await sendForm(
      await signedIn(other, "admin@demo.test"),
      `/users/${(await there.person(second)).public_id}/rights`,
      [
        ["intent", "change"],
        ["system", (await there.role("administrator")).public_id],
      ],
    );
    expect(appointed.status).toBe(200);
    const two = ["admin@demo.test", second];
    await other.db
      .prepare(
        `INSERT INTO holds(id, account_id, user_id, kind, starts_at) SELECT 'h' || u.id, u.account_id, u.id, 'manual_block', 0
          FROM users u WHERE u.account_id = ? AND u.email NOT IN (?, ?)`,
      )
      .bind(there.accountId, ...two)
      .run();
    const admins = await Promise.all(two.map((email) => there.person(email)));
    const visitors = await Promise.all(two.map((email) => signedIn(other, email)));
    const demote = (visitor: Visitor | undefined, publicId: string | undefined) =>
      sendForm(visitor as Visitor, `/users/${publicId}/rights`, [["intent", "change"]]);
    const answers = await Promise.all([
      demote(visitors[0], admins[1]?.public_id),
      demote(visitors[1], admins[0]?.public_id),
      demote(visitors[0], admins[1]?.public_id),
      demote(visitors[1], admins[0]?.public_id),
    ]);
    expect(answers.every(({ status }) => status < 500)).toBe(true);
    expect(
      await there.count("SELECT count(*) AS n FROM reachable_admins WHERE account_id = ?", there.accountId),
    ).toBe(1);
  });
});
