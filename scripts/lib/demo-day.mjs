import { parseArgs } from "node:util";
import { openLocalDatabase } from "./database.mjs";
import { DemoBrowser } from "./demo-browser.mjs";
import { loadSeed } from "./first-start.mjs";
import { Sorry } from "./run.mjs";
import { stateFolder } from "./state.mjs";

const PAGES = ["/", "/log", "/users", "/activity", "/me/sessions", "/me"];
const OPENS = 8.5;
const CLOSES = 18.5;

/** What the command line asks for: a day of 1 to 120 minutes with 1 to 42 people. */
export function readPlan(args) {
  const options = { minutes: { type: "string" }, people: { type: "string" } };
  const { values } = parseArgs({ args, options, strict: false });
  const number = (name, fallback, most) => {
    const value = Number(values[name] ?? fallback);
    if (Number.isFinite(value) && value > 0 && value <= most) return value;
    throw new Sorry(`--${name} is a number up to ${most}.`);
  };
  return {
    url: `http://localhost:${process.env.PORT || "8787"}`,
    lengthMs: number("minutes", 10, 120) * 60_000,
    people: Math.ceil(number("people", 25, 42)),
  };
}

/** Plays the day: everybody at once, each on their own, and a stranger who tries passwords. */
export async function playDay({ url, lengthMs, people }) {
  await findServer(url);
  const { actors, password } = await findActors(people);
  const startedAt = Date.now();
  /** Waits until a part (0…1) of the day has gone by. */
  const until = (part) => sleep(startedAt + part * lengthMs - Date.now());
  const say = (text) => console.log(`${clock((Date.now() - startedAt) / lengthMs)}  ${text}`);
  const stage = { url, until, say, password };
  say(`The day begins: ${actors.length} people, ${Math.round(lengthMs / 6_000) / 10} minutes.`);
  const ended = await Promise.all([...actors.map((actor) => play(actor, stage)), guess(stage)]);
  const pages = ended.reduce((sum, seen) => sum + seen, 0);
  say(`The day is over: ${pages} pages were asked for. The log has it all: ${url}/log`);
}

async function findServer(url) {
  const answer = await fetch(`${url}/healthz`).catch(() => null);
  if (answer?.ok) return;
  throw new Sorry(`Gatehouse does not answer at ${url}: start it with \`npm start\`, or give its PORT.`);
}

async function findActors(people) {
  const seed = await loadSeed();
  const { db, close } = await openLocalDatabase(stateFolder());
  try {
    const actors = await seed.demoActors(db, people);
    if (actors.length === 0) throw new Sorry("There is no demo company on this deployment.");
    return { actors, password: seed.demoPassword };
  } finally {
    await close();
  }
}

/** One person's day. Answers how many pages they asked for. */
async function play(actor, { url, until, say, password }) {
  const browser = new DemoBrowser(url, actor);
  await until(Math.random() * 0.25);
  if (Math.random() < 0.15) {
    await browser.signIn("not this one, sorry");
    say(`${actor.name} mistypes the password.`);
  }
  const answer = await browser.signIn(password);
  if (!answer.ok) {
    say(`${actor.name} is refused: ${answer.says}`);
    return 0;
  }
  say(`${actor.name} signs in from ${actor.address}.`);
  await browser.connect((reason) => say(`${actor.name} is told to leave: ${reason}.`));
  const pages = await work(actor, browser, { until, say });
  if (browser.isOut) return pages;
  if (Math.random() < 0.6) {
    await browser.signOut();
    say(`${actor.name} signs out.`);
  } else say(`${actor.name} closes the window without signing out.`);
  browser.close();
  return pages;
}

async function work(actor, browser, { until, say }) {
  const leaves = 0.75 + Math.random() * 0.23;
  let pages = 0;
  for (let at = 0.26; at < leaves; at += 0.015 + Math.random() * 0.05) {
    await until(at);
    if (browser.isOut) return pages;
    if (Math.random() < 0.06) {
      browser.send({ t: "availability", availability: "break", until: null });
      say(`${actor.name} takes a break.`);
      at += 0.06;
      await until(at);
      browser.send({ t: "availability", availability: "available", until: null });
    }
    await browser.visit(PAGES[Math.floor(Math.random() * PAGES.length)]);
    pages += 1;
  }
  return pages;
}

/** Somebody without a password, from an address of their own. Fewer tries than would shut the owner out. */
async function guess({ url, until, say }) {
  await until(0.4);
  const owner = { email: "owner@demo.test", address: "203.0.113.213", userAgent: "python-requests/2.32.3" };
  const stranger = new DemoBrowser(url, owner);
  for (let n = 0; n < 4; n++) await stranger.signIn(`letmein${n}`);
  say(`A stranger at ${owner.address} tries 4 passwords of ${owner.email} and is refused.`);
  return 0;
}

/** The time of the demo's day for a part (0…1) of it. */
function clock(part) {
  const minutes = Math.round((OPENS + Math.min(1, part) * (CLOSES - OPENS)) * 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
