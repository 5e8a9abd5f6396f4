import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import { newPerson, openBrowser } from "../support/browser";
import { ROUTE_MATRIX } from "../support/route-matrix";
import { listRoutes } from "../support/routes";
import { demoPassword, serve } from "../support/server";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let server: Gatehouse & AsyncDisposable;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([serve(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server[Symbol.asyncDispose]();
});

type Finding = { id: string; impact: string; nodes: { html: string }[] };

/** Pages without an id in their address; these two lead to `/users`, and the last is none. */
const NO_PAGE = ["/settings/users", "/team", "/*"];
const pages = listRoutes()
  .filter(({ path, hasPage }) => hasPage && !path.includes(":") && !NO_PAGE.includes(path))
  .map(({ path }) => path);

describe.each([
  { width: 1280, colorScheme: "light" as const, locale: "en-GB" },
  { width: 390, colorScheme: "dark" as const, locale: "ru-RU" },
])("WCAG 2.2 AA at $width px, $colorScheme, $locale", ({ width, colorScheme, locale }) => {
  test("axe finds nothing serious on any page", { timeout: 600_000 }, async () => {
    // bypassCSP lets axe itself in; the pages' own policy is proven by the header tests.
    const look = { viewport: { width, height: 900 }, colorScheme, locale, bypassCSP: true };
    const { context, page } = await newPerson(browser, server.url, look);
    const serious: string[] = [];
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(`${page.url()}: ${error.message}`));

    const check = async (path: string) => {
      await page.goto(path, { waitUntil: "load" });
      await page.addScriptTag({ content: axe });
      const findings = await page.evaluate(async () => {
        const { violations } = await (
          globalThis as unknown as { axe: { run(options: object): Promise<{ violations: Finding[] }> } }
        ).axe.run({
          runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
        });
        return violations;
      });
      for (const { id, impact, nodes } of findings) {
        if (impact === "serious" || impact === "critical")
          serious.push(`${path}: ${id}: ${nodes[0]?.html.slice(0, 160)}`);
      }
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (overflow > 0) serious.push(`${path}: ${overflow} px wider than the window`);
    };

    for (const path of pages.filter((each) => ROUTE_MATRIX[each]?.opens === "door")) await check(path);
    await page.goto("/login");
    await page.locator("input[name=email]").fill("admin@demo.test");
    await page.locator("input[name=password]").fill(demoPassword("admin@demo.test"));
    await page.locator("form[action='/login'] button[type=submit]").click();
    await page.waitForURL((url) => url.pathname === "/");
    for (const path of pages.filter((each) => ROUTE_MATRIX[each]?.opens !== "door")) await check(path);
    await page.goto("/users");
    const card = await page.locator("a[href^='/users/']").first().getAttribute("href");
    await check(card ?? "/users");
    await check("/no-such-page");
    await context.close();

    expect(errors.join("\n")).toBe("");
    expect(serious.join("\n")).toBe("");
  });
});
