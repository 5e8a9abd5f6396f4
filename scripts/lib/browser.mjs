import { existsSync } from "node:fs";
import { at } from "./paths.mjs";
import { run, Sorry } from "./run.mjs";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:/Program Files/Google/Chrome/Application/chrome.exe",
];

/** The path of a Chromium, installed when there is none: Debian's package as root, else Playwright's download. */
export async function ensureBrowser() {
  return (await findBrowser()) ?? (await installBrowser());
}

async function findBrowser() {
  const { chromium } = await import("playwright-core");
  const places = [process.env.GATEHOUSE_BROWSER, ...PLACES, chromium.executablePath()];
  return places.find((place) => place && existsSync(place));
}

async function installBrowser() {
  console.log("Installing a browser…");
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    await run("apt-get", ["update", "-q"], { env });
    await run("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium"], { env });
  }
  if (!(await findBrowser())) {
    await run(process.execPath, [
      at("node_modules/playwright-core/cli.js"),
      "install",
      "chromium-headless-shell",
      "chromium",
    ]);
  }
  const found = await findBrowser();
  if (found) return found;
  throw new Sorry(
    "The browser tests need Chromium and it could not be installed: please install it, or set GATEHOUSE_BROWSER to its path.",
  );
}
