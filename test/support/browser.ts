import { type Browser, type BrowserContextOptions, chromium } from "playwright-core";

const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A Chromium that talks to nobody but the page's own server; one per test file is enough. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.GATEHOUSE_BROWSER ?? "/usr/bin/chromium",
    args: QUIET,
  });
}

/** A person at their own browser: cookies of their own, and a client address of their own when given. */
export async function newPerson(browser: Browser, url: string, options: PersonOptions = {}) {
  const { address, ...rest } = options;
  const extraHTTPHeaders = address ? { "CF-Connecting-IP": address } : undefined;
  const context = await browser.newContext({ baseURL: url, locale: "en-GB", extraHTTPHeaders, ...rest });
  return { context, page: await context.newPage() };
}

type PersonOptions = BrowserContextOptions & { address?: string };
