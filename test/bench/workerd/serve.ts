import { basename, dirname } from "node:path";
import { build } from "esbuild";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from "miniflare";
import { migrate } from "../../../scripts/lib/migrate.mjs";
import { at } from "../../../scripts/lib/paths.mjs";
import { freePort } from "../../../scripts/lib/ports.mjs";
import { childrenOf, nameOf } from "./processor";

const COMPATIBILITY_DATE = "2026-10-23";
const secret = (fill: number) => Buffer.alloc(32, fill).toString("base64url");

export type WorkerPlan = {
  /** Source of the Worker, from the project's root. */
  entry: string;
  /** Classes of Durable Objects by binding. */
  objects?: Record<string, string>;
  flags?: string[];
  /** Whether its D1 gets Gatehouse's tables. Every Worker has a D1 of its own, by its name. */
  tables?: boolean;
  bindings?: Record<string, string>;
};
export type Served = {
  /** Where each Worker answers. */
  urls: Record<string, string>;
  /** Process id of workerd. */
  pid: number;
  /** Where its inspector answers, if asked for. */
  inspector: string | null;
  mf: Miniflare;
  d1(worker: string): Promise<D1Database>;
  stop(): Promise<void>;
};

/**
 * Serves Workers of the bench in one plain workerd, each on a port of its own: nothing stands before them. `data`: a
 * folder that outlives it. `isQuiet`: what the Workers log is not shown, where failures are part of the plan.
 * `isInspected`: its isolates can be asked about their memory.
 */
export async function serveWorkers(
  plans: Record<string, WorkerPlan>,
  data?: string,
  { isQuiet = false, isInspected = false } = {},
): Promise<Served> {
  const before = new Set(childrenOf(process.pid));
  const urls: Record<string, string> = {};
  const workers = [];
  for (const [name, plan] of Object.entries(plans)) {
    const port = await freePort(0);
    urls[name] = `http://127.0.0.1:${port}`;
    workers.push(await workerOf(name, plan, port, urls[name]));
  }
  const inspectorPort = isInspected ? await freePort(0) : undefined;
  const mf = new Miniflare(
    convertV4MiniflareOptions({
      host: "127.0.0.1",
      port: 0,
      cf: false,
      log: new Log(LogLevel.ERROR),
      telemetry: { enabled: false },
      ...(inspectorPort === undefined ? {} : { inspectorPort }),
      unsafeTriggerHandlers: false,
      unsafeLocalExplorer: false,
      ...(isQuiet ? { handleRuntimeStdio: drain, handleStructuredLogs: () => undefined } : {}),
      ...(data === undefined ? {} : { resourcePersistencePath: data }),
      workers,
    } as never),
  );
  await mf.ready;
  const pid = childrenOf(process.pid).find((child) => !before.has(child) && nameOf(child) === "workerd") ?? 0;
  const d1 = (worker: string) => mf.getD1Database("DB", worker) as unknown as Promise<D1Database>;
  for (const [name, { tables }] of Object.entries(plans)) if (tables) await migrate(await d1(name));
  const inspector = inspectorPort === undefined ? null : `http://127.0.0.1:${inspectorPort}`;
  return { urls, pid, inspector, mf, d1, stop: () => mf.dispose() };
}

function drain(...streams: { resume(): unknown }[]): void {
  for (const stream of streams) stream.resume();
}

async function workerOf(name: string, plan: WorkerPlan, port: number, url: string) {
  const path = await bundle(plan.entry);
  return {
    name,
    modules: [{ type: "ESModule", path }],
    modulesRoot: dirname(path),
    compatibilityDate: COMPATIBILITY_DATE,
    compatibilityFlags: plan.flags ?? [],
    bindings: {
      CLIENT_ADDRESS: "cloudflare",
      ORIGIN: url,
      COOKIE_KEYS: `b1:${secret(1)}`,
      ...plan.bindings,
    },
    d1Databases: { DB: `bench-${name}` },
    durableObjects: Object.fromEntries(
      Object.entries(plan.objects ?? {}).map(([binding, className]) => [
        binding,
        { className, useSQLite: true },
      ]),
    ),
    unsafeDirectSockets: [{ host: "127.0.0.1", port }],
  };
}

/** One file that workerd can run. */
async function bundle(entry: string): Promise<string> {
  const outfile = at(
    "dist/bench/workers",
    entry.replaceAll("/", "-").replace(/\.ts$/, ""),
    `${basename(entry, ".ts")}.js`,
  );
  await build({
    entryPoints: [at(entry)],
    outfile,
    alias: { "~": at("app"), "~db": at("db"), "~workers": at("workers") },
    bundle: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    conditions: ["workerd", "worker", "browser"],
    mainFields: ["browser", "module", "main"],
    external: ["cloudflare:*", "node:*"],
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "error",
  });
  return outfile;
}
