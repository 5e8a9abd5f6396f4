import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { bundle, ensureBuilt } from "../../../scripts/lib/build.mjs";
import { seedDemo } from "../../../scripts/lib/first-start.mjs";
import { at } from "../../../scripts/lib/paths.mjs";
import { type Gatehouse, startGatehouse } from "../../../scripts/lib/serve.mjs";
import { signIn } from "../../support/sign-in";
import { childrenOf, nameOf } from "../workerd/processor";

const BUNDLE = "dist/bench-page";
const CONFIG = ["test/bench/page/entry.ts", "-c", "wrangler.toml", "--bundle"];

export type Page = {
  server: Gatehouse;
  /** Of the process with the pages and the gate; `pids` has the hasher's, too. */
  pid: number;
  pids: number[];
  cookie: string;
  /** Of somebody else: a sixth sign-in ends the first session. */
  email: string;
  password: string;
};

let served: Promise<Page> | null = null;
let state = "";

/** Several benches serve the same bundle. */
function isStale(): boolean {
  const made = statSync(at(BUNDLE, "entry.js"), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = ["build/worker.js", "test/bench/page/entry.ts", "wrangler.toml"].map((file) => at(file));
  return sources.some((source) => statSync(source).mtimeMs > made);
}

async function start(): Promise<Page> {
  await ensureBuilt();
  if (isStale()) await bundle(BUNDLE, CONFIG);
  state = mkdtempSync(join(tmpdir(), "gatehouse-bench-"));
  const before = new Set(childrenOf(process.pid));
  const server = await startGatehouse({ state, bundle: BUNDLE, cron: false });
  const [, admin, head] = await seedDemo(server, Date.now());
  // The hasher is started first, the server with the pages second.
  const started = childrenOf(process.pid).filter(
    (child) => !before.has(child) && nameOf(child) === "workerd",
  );
  const cookie = await signIn(server.url, admin?.email ?? "", admin?.password ?? "");
  const { email = "", password = "" } = head ?? {};
  return { server, pid: Math.max(...started), pids: started, cookie, email, password };
}

/** The served bundle with the demo company, and its Administrator signed in. */
export function page(): Promise<Page> {
  served ??= start();
  return served;
}

export async function stop(): Promise<void> {
  await (await served)?.server.stop();
  if (state !== "") rmSync(state, { recursive: true, force: true });
  served = null;
}

const gzKb = (bytes: Uint8Array) => gzipSync(bytes, { level: 9 }).length / 1000;

/** What a deploy uploads, gz, kB. */
export async function serverKb(): Promise<number> {
  await ensureBuilt();
  const files = readdirSync(at("dist/server")).filter((file) => /\.(js|wasm)$/.test(file));
  return files.reduce((sum, file) => sum + gzKb(readFileSync(at("dist/server", file))), 0);
}

/** Scripts that the first page names in its head, gz, kB: those that a browser loads before it can be used. */
export async function scriptKb(): Promise<number> {
  const { server, cookie } = await page();
  const html = await (await fetch(`${server.url}/`, { headers: { cookie } })).text();
  const files = new Set(
    [...html.matchAll(/["'](\/build\/[^"']+\.js)["']/g)].map(([, file]) => file as string),
  );
  if (files.size === 0) throw new Error("the page names no scripts");
  return [...files].reduce((sum, file) => sum + gzKb(readFileSync(at("public", file))), 0);
}

/** A Worker that has just started answers its first request, ms: the process, the objects and the gate are cold. */
export async function coldMs(): Promise<number> {
  const cold = mkdtempSync(join(tmpdir(), "gatehouse-bench-cold-"));
  const server = await startGatehouse({ state: cold, cron: false });
  const from = performance.now();
  await (await fetch(`${server.url}/login`)).text();
  const took = performance.now() - from;
  await server.stop();
  rmSync(cold, { recursive: true, force: true });
  return took;
}
