import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newPerson, openBrowser } from "../support/browser";
import { demoPassword, serve } from "../support/server";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test("a deal is carried to the next stage by keyboard, announced and counted [AM-08]", async () => {
  await using server = await serve();
  const { page, context } = await newPerson(browser, server.url);
  await context.request.post("/login", {
    form: { email: "manager@demo.test", password: demoPassword("manager@demo.test") },
    headers: { origin: server.url },
    maxRedirects: 0,
  });
  await page.goto("/deals/board");
  const columns = page.locator("[data-stage]");
  const from = columns.nth(1);
  const to = columns.nth(2);
  const total = async (column: typeof from) =>
    Number((await column.locator("[data-total]").innerText()).split(" ")[0]);
  const before = [await total(from), await total(to)] as const;
  expect(before[0]).toBeGreaterThan(0);
  const handle = from.getByRole("button", { name: /^Move: / }).first();
  const name = (await handle.getAttribute("aria-label"))!.slice("Move: ".length);
  // The handle says how it is used only when the page listens.
  await page.waitForSelector("[id^=DndDescribedBy], #board", { state: "attached" });
  await handle.focus();
  await page.keyboard.press("Space");
  const over = async (column: typeof from) =>
    page.getByText(`${name} over ${await column.getAttribute("aria-label")}`).waitFor({ state: "attached" });
  await over(from);
  await page.keyboard.press("ArrowRight");
  await over(to);
  await page.keyboard.press("Space");
  await page
    .getByText(`Moved to ${await to.getAttribute("aria-label")}`)
    .first()
    .waitFor();
  expect([await total(from), await total(to)]).toEqual([before[0] - 1, before[1] + 1]);
  await page.reload();
  expect([await total(from), await total(to)]).toEqual([before[0] - 1, before[1] + 1]);
  await to.getByRole("link", { name, exact: true }).first().waitFor();
});

test("a deal, a contact and a task are made by their forms in the browser, with the client picked by name [MC-21] [AM-10]", async () => {
  await using server = await serve();
  const { page, context } = await newPerson(browser, server.url);
  await context.request.post("/login", {
    form: { email: "manager@demo.test", password: demoPassword("manager@demo.test") },
    headers: { origin: server.url },
    maxRedirects: 0,
  });
  await page.goto("/contacts/new");
  await page.waitForLoadState("networkidle");
  await page.getByLabel("Name").fill("Zelda Quimby");
  await page.getByLabel("Phones").fill("020 7946 0958");
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Zelda Quimby" }).waitFor();
  await page.goto("/deals/new");
  await page.waitForLoadState("networkidle");
  await page.getByLabel("Name").fill("Quimby kitchen");
  await page.getByLabel("Amount").fill("1 234,50");
  await page.getByRole("combobox", { name: "Contact" }).fill("zelda");
  await page.getByRole("option", { name: "Zelda Quimby" }).click();
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Quimby kitchen" }).waitFor();
  expect(await page.getByRole("link", { name: "Zelda Quimby" }).count()).toBe(1);
  await page.getByRole("link", { name: "Add", exact: true }).click();
  await page.getByLabel("What to do").fill("Measure the room");
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Quimby kitchen" }).waitFor();
  await page.getByRole("link", { name: "Measure the room" }).waitFor();
});
