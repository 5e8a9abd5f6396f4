import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoFacts, give, makeRole, revoke } from "../support/access-http";
import { newPerson, openBrowser } from "../support/browser";
import { demoPassword, serve } from "../support/server";
import { signedIn } from "../support/visitor";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function comeIn(page: Page, url: string, email: string) {
  await page.goto("/login");
  await page.locator("[name=email]").fill(email);
  await page.locator("[name=password]").fill(demoPassword(email));
  await page.locator("[name=password]").press("Enter");
  await page.waitForURL(`${url}/`);
}

test("rights that widen show at the next click, rights that narrow take the open page away by itself and give it back, both explained [BX-26] [BX-29] (FM-12)", async () => {
  await using server = await serve();
  await makeRole(await signedIn(server, "admin@demo.test"), {
    name: "Sees people",
    cells: { "users.view": "any" },
  });
  const facts = await demoFacts(server);
  const { public_id } = await facts.person("manager@demo.test");
  const [admin, manager] = [await newPerson(browser, server.url), await newPerson(browser, server.url)];
  await comeIn(admin.page, server.url, "admin@demo.test");
  await comeIn(manager.page, server.url, "manager@demo.test");
  const users = manager.page
    .getByRole("navigation")
    .getByRole("link", { name: "Users", exact: true })
    .first();
  expect(await users.count()).toBe(0);

  await admin.page.goto("/settings/access/add");
  const { name, surname } = await facts.first<{ name: string; surname: string }>(
    "SELECT name, surname FROM users WHERE public_id = ?",
    public_id,
  );
  await admin.page.getByRole("searchbox", { name: "Find by name" }).fill(surname);
  await admin.page.getByRole("checkbox", { name: `${name} ${surname}` }).check();
  await admin.page.getByRole("checkbox", { name: "Sees people" }).check();
  await admin.page.getByText("Gain: 1").waitFor();
  await admin.page.getByText("Show what changes").click();
  await admin.page.getByRole("listitem").filter({ hasText: "View usersAccess denied" }).waitFor();
  await admin.page.getByRole("button", { name: "Give" }).click();
  await admin.page.getByText("Given", { exact: true }).first().waitFor();

  await manager.page.getByRole("link", { name: "Authorization log" }).first().click();
  await users.click();
  await manager.page.getByRole("heading", { name: "Users", level: 1 }).waitFor();

  const row = admin.page.getByRole("row").filter({ hasText: "Sees people" });
  const heading = manager.page.getByRole("heading", { name: "Users", level: 1 });
  const isTaken = async () => {
    await manager.page.getByText("No access to this page").waitFor();
    await manager.page.getByText(/It needs the right "View users"/).waitFor();
  };
  const revokeIt = async () => {
    await row.getByRole("button", { name: "Revoke" }).click();
    const question = admin.page.getByRole("dialog");
    await question.getByText(`${name} ${surname} has the page "Users" open and loses it now.`).waitFor();
    await question.getByText("View users").waitFor();
    await question.getByRole("button", { name: "Revoke" }).click();
    await admin.page
      .getByText(/^Revoked: /)
      .first()
      .waitFor();
  };
  const undo = async () => {
    await admin.page.getByRole("button", { name: "Undo" }).click();
    await row.waitFor();
  };
  const by = await facts.first<{ name: string }>(
    "SELECT trim(name || ' ' || surname) AS name FROM users WHERE email = 'admin@demo.test'",
  );

  // At work: the page goes and comes back without a click, and says who took what away.
  await revokeIt();
  await isTaken();
  await manager.page
    .getByText(`${by.name} changed your rights. Taken away: Sees people.`, { exact: false })
    .waitFor();
  expect(await users.count()).toBe(0);
  await undo();
  await heading.waitFor();
  expect(await users.count()).toBe(1);

  // Nobody at the keyboard since the page was opened: the same.
  await manager.page.goto("/users");
  await heading.waitFor();
  await revokeIt();
  await isTaken();
  expect(await heading.count()).toBe(0);
  await undo();
  await heading.waitFor();

  // Asked for while it was closed: it opens as soon as it may.
  await revokeIt();
  await isTaken();
  await manager.page.reload();
  await isTaken();
  await undo();
  await heading.waitFor();
});

test("a card that is open goes by itself when the right to it is narrowed, with who did it, and comes back with the right [AM-09] (semantics 1)", async () => {
  await using server = await serve();
  const admin = await signedIn(server, "admin@demo.test");
  const facts = await demoFacts(server);
  const { public_id } = await facts.person("manager@demo.test");
  const wide: [string, string][] = [
    ["kind", "user"],
    ["subjects", public_id],
    ["permission", "deals.view"],
    ["level", "any"],
  ];
  const grant = async () =>
    (await facts.first<{ id: string }>("SELECT public_id AS id FROM grants WHERE permission = 'deals.view'"))
      .id;
  await give(admin, wide);
  const deal = await facts.first<{ id: string; name: string }>(
    `SELECT d.public_id AS id, d.name FROM deals d JOIN users u ON u.id = d.responsible_id
      WHERE u.email = 'support@demo.test' AND d.deleted_at IS NULL`,
  );
  const { page } = await newPerson(browser, server.url);
  await comeIn(page, server.url, "manager@demo.test");
  // Nobody touches the page once it is open.
  await page.goto(`/deals/${deal.id}`);
  const card = page.getByRole("heading", { name: deal.name }).first();
  await card.waitFor();
  await revoke(admin, await grant());
  await page.getByText("Not found, or you have no access").waitFor();
  await page.getByText(/changed your rights/).waitFor();
  expect(await card.count()).toBe(0);
  await give(admin, wide);
  await card.waitFor();
});

test("revoking and the window Select roles say who loses what under the button before anything is saved [WZ-07] (FM-12)", async () => {
  await using server = await serve();
  const visitor = await signedIn(server, "admin@demo.test");
  const facts = await demoFacts(server);
  const { public_id } = await facts.person("manager@demo.test");
  await give(visitor, [
    ["kind", "user"],
    ["subjects", public_id],
    ["permission", "audit.view"],
    ["level", "any"],
  ]);
  const { page } = await newPerson(browser, server.url);
  await comeIn(page, server.url, "admin@demo.test");
  await page.goto("/settings/access");
  const row = page.getByRole("row").filter({ hasText: "View the audit log" });
  await row.getByRole("button", { name: "Revoke" }).click();
  await row.getByText("Rights in effect change for 1 person").waitFor();
  await row.getByText("Lose: 1").waitFor();
  await row.getByRole("button", { name: "Cancel" }).click();
  await row.getByRole("button", { name: "Revoke" }).click();
  await row.getByText("Lose: 1").waitFor();
  await row.getByRole("button", { name: "Revoke" }).click();
  await page
    .getByText(/^Revoked: /)
    .first()
    .waitFor();
  expect(await row.count()).toBe(0);

  await page.goto("/settings/crm");
  await page.getByRole("link", { name: "Select roles" }).first().click();
  const { name } = await facts.first<{ name: string }>(
    "SELECT trim(name || ' ' || surname) AS name FROM users WHERE public_id = ?",
    public_id,
  );
  const person = page.getByRole("listitem").filter({ hasText: name }).first();
  await person.getByRole("radio", { name: /^Quality control/ }).check();
  await page.getByText("Rights in effect change for 1 person").waitFor();
  await page.getByText("Show what changes").click();
  await page.getByRole("listitem").filter({ hasText: "Reply to clients" }).first().waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved: 1 person.").waitFor();
});

test("a way of working is proposed, counted for everybody whom it changes, asked about and saved for all of them at once [WZ-03] [WZ-07] [WZ-13] (FM-12)", async () => {
  await using server = await serve();
  const { page } = await newPerson(browser, server.url);
  await comeIn(page, server.url, "admin@demo.test");
  const facts = await demoFacts(server);
  const withRole = (template: string) =>
    facts.count(
      `SELECT count(DISTINCT g.subject_id) AS n FROM grants g JOIN roles r ON r.id = g.role_id
        JOIN users u ON u.id = g.subject_id AND u.deleted_at IS NULL WHERE g.subject_kind = 'user' AND r.template = ?`,
      template,
    );
  const before = await withRole("chat_manager");
  expect(before).toBeGreaterThan(10);
  await page.goto("/settings/crm");
  await page.getByRole("link", { name: /whoever is free/i }).click();
  await page.getByText(/Nothing is saved yet/).waitFor();
  await page.getByText(/Rights in effect change for \d+ people/).waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  const question = page.getByRole("dialog");
  await question.getByText(/Rights in effect change for \d+ people/).waitFor();
  await question.getByText("Reply to clients").first().waitFor();
  expect(await withRole("chat_manager")).toBe(before);
  await question.getByRole("button", { name: "Save" }).click();
  await page.getByText(/^Saved: \d+ people/).waitFor();
  expect(await withRole("chat_manager")).toBe(0);
});

test("the matrix says what a change gives before it is saved, and asks before it is left [BX-09] [FM-12] [FM-13]", async () => {
  await using server = await serve();
  const visitor = await signedIn(server, "admin@demo.test");
  const role = await makeRole(visitor, { name: "Shift lead", cells: { "channels.view": "any" } });
  const admin = await newPerson(browser, server.url);
  const { page } = admin;
  await comeIn(page, server.url, "admin@demo.test");
  await page.goto(`/settings/roles/${role}`);
  await page
    .getByText(/In effect: access denied/)
    .first()
    .waitFor();
  await page.getByRole("combobox", { name: "Connect communication channels" }).selectOption("any");
  expect(await page.getByText(/In effect: access denied/).count()).toBe(0);
  await page.getByRole("searchbox", { name: "Find a permission" }).fill("team");
  expect(await page.getByRole("combobox", { name: "Connect communication channels" }).count()).toBe(0);
  await page.getByRole("searchbox", { name: "Find a permission" }).fill("");
  await page.getByRole("combobox", { name: "All in this group: Deals" }).selectOption("own");
  await page.getByText("Nobody's rights in effect change").waitFor();

  await page.getByRole("link", { name: "Roles" }).first().click();
  await page.getByText("There are unsaved changes. Leave the page?").waitFor();
  await page.getByRole("button", { name: "Stay" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved", { exact: true }).waitFor();
  const { results } = await server.db
    .prepare(
      "SELECT c.permission, c.level FROM role_cells c JOIN roles r ON r.id = c.role_id WHERE r.public_id = ? ORDER BY 1",
    )
    .bind(role)
    .all();
  expect(results).toEqual([
    { permission: "channels.connect", level: "any" },
    { permission: "channels.view", level: "any" },
    { permission: "deals.create", level: "any" },
    { permission: "deals.delete", level: "own" },
    { permission: "deals.edit", level: "own" },
    { permission: "deals.export", level: "own" },
    { permission: "deals.view", level: "own" },
  ]);
});
