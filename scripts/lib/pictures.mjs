import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensureBrowser } from "./browser.mjs";
import { ensureBuilt } from "./build.mjs";
import { DemoBrowser } from "./demo-browser.mjs";
import { loadSeed, seedDemo } from "./first-start.mjs";
import { at } from "./paths.mjs";
import { startGatehouse } from "./serve.mjs";

/** Before anybody is at work, and with people there. */
const QUIET = { login: "/login", users: "/users", card: "", log: "/log", network: "/settings/network" };
const SETTINGS = { security: "/settings/security", company: "/settings/company", roles: "/settings/roles" };
const WORK = { deals: "/deals", board: "/deals/board" };
const BUSY = { today: "/", activity: "/activity" };
const PAGES = { ...QUIET, ...SETTINGS, ...WORK, ...BUSY };
const VARIANTS = ["1280-light", "1280-dark", "390-light", "390-dark"];

/** Those that are kept with the sources: each page once, the most seen ones in other widths and themes too. */
const KEPT = [
  "login-1280-light",
  "today-1280-light",
  "today-390-light",
  "users-1280-light",
  "users-390-dark",
  "card-1280-light",
  "activity-1280-dark",
  "activity-390-light",
  "log-1280-light",
  "log-390-dark",
  "network-1280-light",
  "security-1280-dark",
  "company-390-light",
  "deals-1280-light",
  "board-1280-dark",
  "roles-390-light",
];
/** Fonts, the live view's first frame. */
const SETTLES_MS = 700;
const HEIGHT = { 1280: 800, 390: 844 };
const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-sync",
];

/** Starts a server with a demo company, lets a few people in, and photographs the pages as its Administrator. */
export async function takePictures(args) {
  const options = { all: { type: "boolean" }, to: { type: "string" }, lang: { type: "string" } };
  const { all, to = at("docs/pictures"), lang = "en" } = parseArgs({ args, options }).values;
  await ensureBuilt();
  const state = mkdtempSync(join(tmpdir(), "gatehouse-pictures-"));
  const server = await startGatehouse({ state, cron: false });
  const { chromium } = await import("playwright-core");
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: ARGS });
  try {
    process.env.LANG = lang;
    const [{ password }] = await seedDemo(server, Date.now());
    mkdirSync(to, { recursive: true });
    const wanted = all
      ? Object.keys(PAGES).flatMap((page) => VARIANTS.map((variant) => `${page}-${variant}`))
      : KEPT;
    const camera = {
      server,
      browser,
      to,
      wanted,
      lang,
      storageState: await signIn(browser, server, password),
    };
    await photograph(camera, {
      ...QUIET,
      ...SETTINGS,
      ...WORK,
      card: await cardOf(server, "manager@demo.test"),
    });
    const people = await letIn(server, password);
    await photograph(camera, BUSY);
    for (const person of people) person.close();
    console.log(`${wanted.length} pictures are in ${to}.`);
  } finally {
    await browser.close();
    await server.stop();
    rmSync(state, { recursive: true, force: true });
  }
}

/** A dozen people at their desks, so that the live view has somebody to show. */
async function letIn({ db, url }, password) {
  const seed = await loadSeed();
  const people = [];
  for (const actor of (await seed.demoActors(db, 19)).slice(4, 17)) {
    const person = new DemoBrowser(url, actor);
    if (!(await person.signIn(password)).ok) continue;
    await person.connect(() => {});
    await person.visit(people.length % 2 === 0 ? "/" : "/log");
    if (people.length % 5 === 3) person.send({ t: "availability", availability: "break", until: null });
    people.push(person);
  }
  return people;
}

/** The Administrator signs in once; the pictures share the session. */
async function signIn(browser, { url }, password) {
  const context = await browser.newContext({ baseURL: url });
  const page = await context.newPage();
  await page.goto("/login");
  await page.fill("input[name=email]", "admin@demo.test");
  await page.fill("input[name=password]", password);
  await page.press("input[name=password]", "Enter");
  await page.waitForURL(`${url}/`);
  const state = await context.storageState();
  await context.close();
  return state;
}

async function cardOf({ db }, email) {
  return `/users/${await db.prepare("SELECT public_id FROM users WHERE email = ?").bind(email).first("public_id")}`;
}

async function photograph({ server, browser, to, wanted, lang, storageState }, pages) {
  for (const variant of VARIANTS) {
    const [width, colorScheme] = variant.split("-");
    const viewport = { width: Number(width), height: HEIGHT[width] };
    for (const [name, path] of Object.entries(pages)) {
      if (!wanted.includes(`${name}-${variant}`)) continue;
      const look = { baseURL: server.url, viewport, colorScheme, locale: lang };
      const context = await browser.newContext({ ...look, ...(name === "login" ? {} : { storageState }) });
      const page = await context.newPage();
      await page.goto(path);
      await page.waitForTimeout(SETTLES_MS);
      const file = join(to, `${name}-${variant}.png`);
      await page.screenshot({ path: file, animations: "disabled", caret: "hide" });
      await context.close();
    }
  }
}
