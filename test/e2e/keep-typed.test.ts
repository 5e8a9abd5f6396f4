import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoFacts } from "../support/access-http";
import { newPerson, openBrowser } from "../support/browser";
import { demoPassword, serve } from "../support/server";
import { signedIn } from "../support/visitor";

let browser: Browser;
let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), serve()]);
});
afterAll(async () => {
  await browser.close();
  await server[Symbol.asyncDispose]();
});

const MANAGER = "manager@demo.test";

async function comeIn(page: Page, email: string) {
  await page.locator("form#login [name=email]").fill(email);
  await page.locator("form#login [name=password]").fill(demoPassword(email));
  await page.locator("form#login button[type=submit]").click();
}

/** Every session of the person ends from another browser. */
async function endElsewhere(email: string) {
  const other = await signedIn(server, email);
  await other.post("/me/sessions", { intent: "others" });
}

const typedName = (page: Page) => page.locator("form#profile [name=name]");

async function typeAndLose(page: Page) {
  await page.goto("/login");
  await comeIn(page, MANAGER);
  await page.waitForURL(`${server.url}/`);
  await page.goto("/me");
  await typedName(page).fill("Typed, not saved");
  await page.locator("form#change-password [name=current]").fill("a secret that is never kept");
  await endElsewhere(MANAGER);
  // Nobody clicks: the socket tells the page, and the page goes to the gate.
  await page.waitForURL(/\/login\?next=%2Fme/);
}

test("a session ends over a half-filled form: what was typed is there after signing in, passwords are not [AM-12]", async () => {
  const { page } = await newPerson(browser, server.url);
  await typeAndLose(page);
  expect(await page.locator("main").textContent()).toContain("You ended this session from another device.");
  const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage }));
  expect(kept).toContain("Typed, not saved");
  expect(kept).not.toContain("a secret");
  await comeIn(page, MANAGER);
  await page.waitForURL(`${server.url}/me`);
  await page.waitForFunction(
    () => document.querySelector<HTMLInputElement>("#profile [name=name]")?.value === "Typed, not saved",
  );
  await page.locator("form#profile button[value=profile]").click();
  await page.waitForURL(/done=profile/);
  expect(await typedName(page).inputValue()).toBe("Typed, not saved");
  // The page forgets it once it has come to life.
  await page.waitForFunction(() => sessionStorage.getItem("gatehouse.typed") === null);
});

test("somebody else who signs in at the same tab does not get what was typed", async () => {
  const { page } = await newPerson(browser, server.url);
  await typeAndLose(page);
  await comeIn(page, "support@demo.test");
  await page.waitForURL(`${server.url}/me`);
  await page.waitForFunction(() => sessionStorage.getItem("gatehouse.typed") === null);
  expect(await typedName(page).inputValue()).not.toContain("Typed");
});

test("a suggested password is shown, is long enough, and works after a reset [FM-10]", async () => {
  const { page } = await newPerson(browser, server.url);
  await page.goto("/login");
  await comeIn(page, "qc@demo.test");
  await page.waitForURL(`${server.url}/`);
  await page.goto("/me");
  await page.locator("form#change-password [name=current]").fill(demoPassword("qc@demo.test"));
  await page.getByRole("button", { name: "Suggest one" }).click();
  const password = await page.locator("form#change-password [name=password]").inputValue();
  expect(password).toMatch(/^[a-z]+(-[a-z]+){3}$/);
  await page.getByRole("button", { name: "Change password" }).click();
  await page.waitForURL(/done=password/);
  const elsewhere = await newPerson(browser, server.url);
  await elsewhere.page.goto("/login");
  await elsewhere.page.locator("form#login [name=email]").fill("qc@demo.test");
  await elsewhere.page.locator("form#login [name=password]").fill(password);
  await elsewhere.page.locator("form#login button[type=submit]").click();
  await elsewhere.page.waitForURL(`${server.url}/`);
});

test("what is chosen before the page has come to life counts: the select keeps it and the page knows of it [BX-26]", async () => {
  const { page } = await newPerson(browser, server.url);
  await page.goto("/login");
  await comeIn(page, "admin@demo.test");
  await page.waitForURL(`${server.url}/`);
  const { public_id } = await (await demoFacts(server)).person("operator@demo.test");

  let begin = () => {};
  const isTime = new Promise<void>((resolve) => {
    begin = resolve;
  });
  await page.route("**/build/**/*.js", async (route) => {
    await isTime;
    await route.continue();
  });
  await page.goto(`/users/${public_id}/rights`, { waitUntil: "commit" });
  const role = page.getByRole("combobox", { name: "Role", exact: true });
  await role.selectOption("Manager");
  begin();

  await page.getByRole("button", { name: "Change role" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Change role" }).click();
  await page.getByText("The role is changed.").waitFor();
  expect(await role.locator("option:checked").textContent()).toBe("Manager");
});
