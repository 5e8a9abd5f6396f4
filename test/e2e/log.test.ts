import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newPerson, openBrowser } from "../support/browser";
import { demoPassword, serve } from "../support/server";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function signIn(page: Page, email: string) {
  await page.goto("/login");
  await page.locator("[name=email]").fill(email);
  await page.locator("[name=password]").fill(demoPassword(email));
  await page.locator("[name=password]").press("Enter");
  await page.waitForURL((url) => url.pathname === "/");
}

test("an administrator narrows the log down, looks at all columns, and goes back and forth by pages [AM-11] [AM-13]", async () => {
  await using server = await serve();
  const { page } = await newPerson(browser, server.url);
  await signIn(page, "admin@demo.test");
  await page.goto("/log");
  const first = await page.locator("details").first().getAttribute("id");
  await page.getByRole("link", { name: "Older" }).click();
  await page.waitForURL(/after=/);
  await page.locator(`[id="${first}"]`).waitFor({ state: "detached" });
  await page.getByRole("link", { name: "Newer" }).click();
  await page.waitForURL(/before=/);
  await page.locator(`[id="${first}"]`).waitFor();

  await page.goto("/log");
  await page.getByLabel("Result").selectOption("refused");
  await page.waitForURL(/[?&]result=refused/);
  await page.getByRole("link", { name: "Remove filter: Result: Refused" }).waitFor();
  const sentences = await page.locator("details summary").allTextContents();
  expect(sentences.length).toBeGreaterThan(0);
  await page.getByRole("link", { name: "All columns" }).click();
  await page.getByRole("table").waitFor();
  expect(await page.getByRole("columnheader").allTextContents()).toEqual(
    expect.arrayContaining([
      "Date and time",
      "Method",
      "User",
      "Page",
      "IP address",
      "Browser",
      "Result",
      "Reason",
    ]),
  );
  const results = await page.locator("tbody tr td:nth-child(7)").allTextContents();
  expect(new Set(results)).toEqual(new Set(["Refused"]));
});

test("somebody sees a sign-in that was not theirs, says so, and the other browser is out [AM-11b] [AM-12]", async () => {
  await using server = await serve();
  const thief = await newPerson(browser, server.url, { address: "198.51.100.66" });
  await signIn(thief.page, "manager@demo.test");
  const own = await newPerson(browser, server.url);
  await signIn(own.page, "manager@demo.test");
  await own.page.goto("/log?address=198.51.100.66");
  const line = own.page.locator("details").first();
  await line.locator("summary").click();
  await line.getByRole("button", { name: "This wasn't me" }).click();
  const dialog = own.page.getByRole("alertdialog");
  expect(await dialog.textContent()).toContain("This cannot be undone.");
  await dialog.getByText("Only the session of this entry").click();
  await dialog.getByRole("button", { name: "End sessions and set a new password" }).click();
  await own.page.getByText("the old password works no more").waitFor();

  await thief.page.goto("/log");
  expect(new URL(thief.page.url()).pathname).toBe("/login");
  await thief.page.locator("[name=email]").fill("manager@demo.test");
  await thief.page.locator("[name=password]").fill(demoPassword("manager@demo.test"));
  await thief.page.locator("[name=password]").press("Enter");
  await thief.page.getByText(/wrong/i).first().waitFor();

  const mailbox = await own.context.newPage();
  await mailbox.goto("/dev/mail?to=manager%40demo.test");
  await mailbox
    .getByRole("link", { name: /Password reset/ })
    .first()
    .click();
  await mailbox.getByRole("link", { name: /\/reset\// }).click();
  await mailbox.waitForURL(/\/reset\//);
  await mailbox.locator("[name=password]").waitFor();
});
