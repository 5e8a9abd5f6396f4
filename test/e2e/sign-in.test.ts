import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newPerson, openBrowser } from "../support/browser";
import { demoPassword, serve } from "../support/server";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const OWNER = "owner@demo.test";

test("a person comes in through the gate, and a second browser does not [AM-01]", async () => {
  await using server = await serve();
  const olga = await newPerson(browser, server.url);
  await olga.page.goto("/");
  expect(new URL(olga.page.url()).pathname).toBe("/login");
  await olga.page.locator("[name=email]").fill(OWNER);
  await olga.page.locator("[name=password]").fill(demoPassword(OWNER));
  await olga.page.locator("[name=password]").press("Enter");
  await olga.page.waitForURL(`${server.url}/`);
  expect(await olga.page.locator("h1").first().textContent()).toBeTruthy();

  const stranger = await newPerson(browser, server.url);
  await stranger.page.goto("/");
  expect(new URL(stranger.page.url()).pathname).toBe("/login");
});
