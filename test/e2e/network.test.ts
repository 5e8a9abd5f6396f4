import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newPerson, openBrowser } from "../support/browser";
import { demoPassword, serve } from "../support/server";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const OFFICE = "203.0.113.7";
const AWAY = "192.0.2.99";

async function enter(page: Page, email: string) {
  await page.goto("/login");
  await page.locator("[name=email]").fill(email);
  await page.locator("[name=password]").fill(demoPassword(email));
  await page.locator("[name=password]").press("Enter");
}

test("an administrator puts the office's address on the list, tries it on the past, keeps the codes and confirms; a colleague elsewhere is refused, asks, and the administrator finds the way back [AM-14] [AM-15] [AM-16]", async () => {
  await using server = await serve();
  await server.db.prepare("DELETE FROM network_entries").run();
  const admin = await newPerson(browser, server.url, { address: OFFICE });
  const { page } = admin;
  await enter(page, "admin@demo.test");
  await page.waitForURL(`${server.url}/`);

  // One's own address is filled in first, called "My office".
  await page.goto("/settings/network");
  expect(await page.locator("[name=network]").inputValue()).toBe(OFFICE);
  expect(await page.locator("[name=label]").inputValue()).toBe("My office");
  await page.getByRole("button", { name: "Add my address" }).click();
  await page.getByRole("cell", { name: OFFICE, exact: true }).waitFor();

  // Who would have been refused is said before it happens; the change goes back by itself unless confirmed.
  await page.getByRole("button", { name: "Switch on" }).click();
  const ask = page.getByRole("alertdialog");
  await ask.getByText(/Would be refused: \d+ sign-ins? from \d+ (people|person)/).waitFor();
  expect(await ask.getByRole("checkbox").isChecked()).toBe(true);
  await ask.getByRole("button", { name: "Switch on" }).click();
  const codes = page.getByRole("dialog", { name: "Recovery codes" });
  await codes.waitFor();
  const texts = await codes.getByRole("listitem").allTextContents();
  expect(texts.filter((text) => /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/.test(text))).toHaveLength(5);
  await codes.getByRole("button", { name: "The codes are kept safe" }).click();
  await page.getByText(/The change goes back at \d\d:\d\d unless you confirm it/).waitFor();
  await page.getByRole("button", { name: "Keep the change" }).click();
  await page.getByText("The change is kept").first().waitFor();

  // Their own address cannot be taken off: there is no way to confirm it anyway.
  await page.getByRole("button", { name: "Add address" }).click();
  await page.locator("#entry-network").fill("198.51.100.0/24");
  await page.getByRole("dialog").getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("cell", { name: "198.51.100.0/24", exact: true }).waitFor();
  await page.getByRole("button", { name: `Actions: ${OFFICE}` }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await page.getByText(`Add your current address ${OFFICE} first, or you will lose access.`).waitFor();
  expect(await page.getByRole("cell", { name: OFFICE, exact: true }).count()).toBe(1);

  // A colleague elsewhere reads their address and whom to ask, and asks.
  const away = await newPerson(browser, server.url, { address: AWAY });
  await enter(away.page, "manager@demo.test");
  await away.page.getByText(`You cannot sign in from this address (${AWAY}).`).waitFor();
  await away.page.getByRole("button", { name: "Ask for access" }).click();
  await away.page.getByText("The request is on its way to the administrators.").waitFor();

  // With a code the list is off again, from any address.
  await away.page.getByRole("link", { name: /Other ways in/ }).click();
  await away.page.waitForURL(/\/recover/);
  // The page before has a field "email", too: only this one has a code.
  await away.page.locator("[name=code]").waitFor();
  await away.page.locator("[name=email]").fill("admin@demo.test");
  await away.page.locator("[name=password]").fill(demoPassword("admin@demo.test"));
  await away.page.locator("[name=code]").fill(String(texts[2]).toLowerCase());
  await away.page.getByRole("button", { name: "Switch the list off" }).click();
  await away.page.getByText("The IP allowlist is off. Sign in and check it.").waitFor();
  await enter(away.page, "manager@demo.test");
  await away.page.waitForURL(`${server.url}/`);
});
