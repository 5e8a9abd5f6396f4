import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newPerson, openBrowser } from "../support/browser";
import { serve } from "../support/server";

let browser: Browser;
let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  browser = await openBrowser();
  server = await serve();
});
afterAll(async () => {
  await browser.close();
  await server[Symbol.asyncDispose]();
});

test.each([390, 1280])(
  "/api/docs at %i px shows its first call and is not wider than the window",
  async (width) => {
    const { context, page } = await newPerson(browser, server.url, { viewport: { width, height: 900 } });
    const missing: string[] = [];
    page.on("console", (line) => line.type() === "error" && missing.push(line.text()));
    await page.goto("/api/docs");
    await page.getByText("curl -H").first().waitFor();
    await page.locator(".opblock-tag").first().waitFor();
    // The body clips what is too wide: its content is measured instead.
    const wide = await page.locator("#reference").evaluate((main) => main.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
    expect(missing).toEqual([]);
    await context.close();
  },
);
