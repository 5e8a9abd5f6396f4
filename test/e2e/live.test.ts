import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newPerson, openBrowser } from "../support/browser";
import { demoPassword, serve } from "../support/server";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function at(url: string, email: string, options: Parameters<typeof newPerson>[2] = {}) {
  const person = await newPerson(browser, url, options);
  await person.page.goto("/login");
  await person.page.locator("[name=email]").fill(email);
  await person.page.locator("[name=password]").fill(demoPassword(email));
  await person.page.locator("[name=password]").press("Enter");
  await person.page.waitForURL((address) => address.pathname !== "/login");
  return person;
}

const row = (page: Page, name: string) => page.getByRole("row").filter({ hasText: name });
const live = (page: Page) => page.locator("[data-live=live]").waitFor();

async function nameOf(server: { db: D1Database }, email: string) {
  const found = await server.db
    .prepare(
      "SELECT id, public_id AS publicId, trim(name || ' ' || surname) AS name FROM users WHERE email = ?",
    )
    .bind(email)
    .first<{ id: number; publicId: string; name: string }>();
  if (found === null) throw new Error(`no ${email}`);
  return found;
}

test("an administrator ends a manager's session from the live view: the other browser is at the gate and reads why [MC-36] [AM-02] [AM-01]", async () => {
  await using server = await serve();
  const manager = await nameOf(server, "manager@demo.test");
  const admin = await at(server.url, "admin@demo.test");
  await admin.page.goto(`/activity?q=${encodeURIComponent(manager.name)}`);
  await live(admin.page);
  const line = row(admin.page, manager.name);
  expect(await line.textContent()).toContain("Offline");

  const other = await at(server.url, "manager@demo.test");
  await line.filter({ hasText: "Online" }).waitFor();
  const cookies = await other.context.cookies();

  // Half a minute in which nobody does anything: what is shown then must still be so.
  await admin.page.waitForTimeout(31_000);
  expect(await line.textContent()).toContain("Online");
  await admin.page.reload();
  await live(admin.page);
  expect(await line.textContent()).toContain("Online");

  await line.getByRole("button").click();
  await admin.page.getByRole("menuitem", { name: "End session" }).click();
  await admin.page.getByRole("alertdialog").getByRole("button", { name: "End session" }).click();
  await other.page.waitForURL((address) => address.pathname === "/login");
  await other.page.getByText("An administrator ended this session.").waitFor();
  await line.filter({ hasText: "Offline" }).waitFor();

  const thief = await newPerson(browser, server.url);
  await thief.context.addCookies(cookies);
  await thief.page.goto("/");
  expect(new URL(thief.page.url()).pathname).toBe("/login");

  const { results } = await server.db
    .prepare(
      "SELECT event, actor_name AS actor FROM auth_log WHERE user_id = ? ORDER BY at DESC, id DESC LIMIT 2",
    )
    .bind(manager.id)
    .all();
  expect(results).toMatchObject([
    { event: "session_revoked", actor: (await nameOf(server, "admin@demo.test")).name },
    { event: "authn_login_success" },
  ]);
  await admin.page.goto("/log");
  await admin.page.getByText(manager.name).first().waitFor();
});

test("busy said in one browser is seen by the other, and by the person on their second device [MC-36]", async () => {
  await using server = await serve();
  const manager = await nameOf(server, "manager@demo.test");
  const admin = await at(server.url, "admin@demo.test");
  await admin.page.goto(`/activity?q=${encodeURIComponent(manager.name)}`);
  await live(admin.page);
  const laptop = await at(server.url, "manager@demo.test");
  const phone = await at(server.url, "manager@demo.test", { viewport: { width: 390, height: 800 } });
  await laptop.page.getByRole("button", { name: "Availability: Available" }).click();
  await laptop.page.getByRole("menuitemcheckbox", { name: "Busy" }).click();
  await phone.page.getByRole("button", { name: "Availability: Busy" }).waitFor();
  await row(admin.page, manager.name).filter({ hasText: "Busy" }).waitFor();
});

test("a row opens the person's day beside the list by keyboard, and Escape leads back [MC-36]", async () => {
  await using server = await serve();
  const manager = await nameOf(server, "manager@demo.test");
  await at(server.url, "manager@demo.test");
  const admin = await at(server.url, "admin@demo.test");
  await admin.page.goto("/activity?q=zzz");
  await admin.page.getByText("Nobody matches the filter.").waitFor();
  await admin.page.goto(`/activity?q=${encodeURIComponent(manager.name)}`);
  await live(admin.page);
  await admin.page.getByRole("link", { name: manager.name, exact: true }).focus();
  await admin.page.keyboard.press("Enter");
  const panel = admin.page.getByRole("complementary", { name: manager.name });
  await panel.getByRole("heading", { name: "Today" }).waitFor();
  await panel.getByText("Sign-in").first().waitFor();
  await admin.page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
  expect(new URL(admin.page.url()).pathname).toBe("/activity");
});

test("when the server goes the page says as of when it is, and is live again when it is back [MC-36]", async () => {
  await using server = await serve();
  const admin = await at(server.url, "admin@demo.test");
  await admin.page.goto("/activity");
  await live(admin.page);
  await admin.context.setOffline(true);
  await admin.page.evaluate(() => window.dispatchEvent(new Event("offline")));
  await admin.page.getByText("No connection: as of", { exact: false }).waitFor({ timeout: 70_000 });
  await admin.context.setOffline(false);
  await live(admin.page);
});
