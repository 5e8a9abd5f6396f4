import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from "miniflare";
import { startBehind } from "./behind.mjs";
import { startCron } from "./cron.mjs";
import { migrate } from "./migrate.mjs";
import { at } from "./paths.mjs";
import { freePort } from "./ports.mjs";
import { dataFolder, lockState, openSecrets } from "./state.mjs";

const COMPATIBILITY_DATE = /^compatibility_date = "(.+)"/m.exec(readFileSync(at("wrangler.toml"), "utf8"))[1];

/**
 * Serves the bundle on 127.0.0.1 with data under `state`, its database migrated, the hasher in a process of its own
 * behind the others, and no development endpoint. `bundle` names another folder made from the same configuration
 * (tests), `env` adds bindings, `onLog` gets each structured log line, `cron: false` leaves the ticking to the caller.
 * Answers the address, the Miniflare instance, its D1, one tick of cron, and `stop`.
 */
export async function startGatehouse(options) {
  const { state, clientAddress = "demo", bundle = "dist/server", env = {}, onLog = () => {} } = options;
  const port = await freePort(options.port ?? 0);
  const url = `http://localhost:${port}`;
  const secrets = openSecrets(state);
  const unlock = lockState(state);
  const hasher = await startBehind(async () => {
    const runtime = new Miniflare(miniflare(onLog, { workers: [hasherWorker(secrets)] }));
    await runtime.ready;
    return runtime;
  });
  const hasherUrl = await hasher.ready;
  const settings = { CLIENT_ADDRESS: clientAddress, ORIGIN: options.origin ?? url, ...env };
  const workers = [
    frontWorker(port, clientAddress),
    mainWorker({ bundle, secrets, settings, hasherUrl }),
    staticFiles(),
  ];
  const mf = new Miniflare(miniflare(onLog, { workers, resourcePersistencePath: dataFolder(state) }));
  try {
    await mf.ready;
  } catch (failure) {
    await Promise.allSettled([mf.dispose(), hasher.dispose()]);
    unlock();
    throw failure;
  }
  const db = await mf.getD1Database("DB", "gatehouse");
  await migrate(db);
  const worker = await mf.getWorker("gatehouse");
  const tick = (scheduledTime) =>
    worker.scheduled({ cron: "* * * * *", scheduledTime: new Date(scheduledTime) });
  const stopCron = options.cron === false ? () => {} : startCron(tick);
  const stop = async () => {
    stopCron();
    await Promise.all([mf.dispose(), hasher.dispose()]);
    unlock();
  };
  return { url, port, mf, db, hasherUrl, secrets, tick, stop };
}

function miniflare(onLog, options) {
  return convertV4MiniflareOptions({
    host: "127.0.0.1",
    port: 0,
    cf: false,
    log: new Log(LogLevel.ERROR),
    logRequests: false,
    handleStructuredLogs: onLog,
    unsafeTriggerHandlers: false,
    unsafeLocalExplorer: false,
    telemetry: { enabled: false },
    ...options,
  });
}

function hasherWorker({ PASSWORD_PEPPER, HASHER_KEY }) {
  return { ...source("gatehouse-hasher", "dist/hasher"), bindings: { PASSWORD_PEPPER, HASHER_KEY } };
}

function mainWorker({ bundle, secrets, settings, hasherUrl }) {
  const { COOKIE_KEYS, PROXY_SECRET, HASHER_KEY, FILES_BUCKET } = secrets;
  const injectRequestHeaders = [{ name: "x-hasher-key", value: HASHER_KEY }];
  return {
    ...source("gatehouse", bundle),
    bindings: { COOKIE_KEYS, PROXY_SECRET, ...settings },
    d1Databases: { DB: "gatehouse" },
    r2Buckets: { FILES: FILES_BUCKET },
    durableObjects: {
      ACCOUNT_GATE: { className: "AccountGate", useSQLite: true },
      LOGIN_THROTTLE: { className: "LoginThrottle", useSQLite: true },
    },
    serviceBindings: {
      ASSETS: "static-files",
      HASHER: { external: { address: hasherUrl.host, http: { injectRequestHeaders } } },
      // The runtime resolves the name and connects to public addresses alone, unless this machine is allowed.
      WEBHOOKS_OUT: {
        network: {
          allow: settings.WEBHOOK_LOOPBACK === "yes" ? ["public", "private"] : ["public"],
          tlsOptions: { trustBrowserCas: true },
        },
      },
    },
  };
}

/** `public/` in a Worker of its own: only a request for one of its files passes through the file server's helpers. */
function staticFiles() {
  return {
    name: "static-files",
    compatibilityDate: COMPATIBILITY_DATE,
    modules: true,
    script: "export default { fetch: () => new Response(null, { status: 404 }) };",
    assets: { directory: at("public") },
  };
}

/**
 * The addresses of `public/`, also as a browser writes them (a page's script may have a `$` in its name); `_headers` is
 * the file server's own.
 */
const staticPaths = () =>
  readdirSync(at("public"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(at("public"), join(parentPath, name)).split(sep))
    .filter((parts) => parts.join("/") !== "_headers")
    .flatMap((parts) => [`/${parts.join("/")}`, `/${parts.map(encodeURIComponent).join("/")}`]);

function frontWorker(port, clientAddress) {
  return {
    name: "front",
    compatibilityDate: COMPATIBILITY_DATE,
    modules: true,
    script: readFileSync(at("scripts/lib/front-worker.js"), "utf8"),
    bindings: {
      STATIC_PATHS: staticPaths(),
      ...(clientAddress === "demo" ? { SOCKET_ADDRESS: "127.0.0.1" } : {}),
    },
    serviceBindings: { GATEHOUSE: "gatehouse", STATIC_FILES: "static-files" },
    unsafeDirectSockets: [{ host: "127.0.0.1", port }],
  };
}

function source(name, folder) {
  const files = readdirSync(at(folder)).filter((file) => /\.(js|wasm)$/.test(file));
  const type = (file) => (file.endsWith(".wasm") ? "CompiledWasm" : "ESModule");
  // The bundle's entry is its only script; it must come first.
  files.sort((a, b) => Number(a.endsWith(".wasm")) - Number(b.endsWith(".wasm")));
  const modules = files.map((file) => ({ type: type(file), path: at(folder, file) }));
  return { name, compatibilityDate: COMPATIBILITY_DATE, modulesRoot: at(folder), modules };
}
