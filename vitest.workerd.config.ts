import { existsSync } from "node:fs";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { kCurrentWorker } from "miniflare";
import { defineConfig } from "vitest/config";

const at = (path: string) => new URL(path, import.meta.url).pathname;

/** Two keys, so that rotation can be tested. Worth nothing outside these tests. */
const secret = (fill: number) => Buffer.alloc(32, fill).toString("base64url");

/** Use-cases, objects, sockets, alarms and jobs inside the runtime, with an entry that needs no pages. */
export default defineConfig({
  resolve: { alias: { "~": at("./app"), "~db": at("./db"), "~workers": at("./workers") } },
  plugins: [
    cloudflareTest(async () => ({
      main: "./test/support/workerd-entry.ts",
      miniflare: {
        compatibilityDate: "2026-10-23",
        bindings: {
          MIGRATIONS: existsSync(at("./db/migrations")) ? await readD1Migrations(at("./db/migrations")) : [],
          CLIENT_ADDRESS: "cloudflare",
          ORIGIN: "https://gate.example.com",
          COOKIE_KEYS: `c1:${secret(1)},c0:${secret(2)}`,
          PASSWORD_PEPPER: `p1:${secret(3)},p0:${secret(4)}`,
          PROXY_SECRET: secret(5),
          // How many actions the race at a limit takes: the proof sets it (test/proofs/limits).
          RACE_ACTIONS: process.env.GATEHOUSE_RACE_ACTIONS ?? "",
          // How many random edits of the audit log are tried in the database: the proof sets it (test/proofs/audit).
          AUDIT_EDITS: process.env.GATEHOUSE_AUDIT_EDITS ?? "",
          // How many orders of events the model of a limit runs through: the proof sets it, too.
          MODEL_RUNS: process.env.GATEHOUSE_MODEL_RUNS ?? "",
          // How many records and people the lists are asked about: the proof sets them (test/proofs/work).
          LIST_RECORDS: process.env.GATEHOUSE_LIST_RECORDS ?? "",
          LIST_PEOPLE: process.env.GATEHOUSE_LIST_PEOPLE ?? "",
        },
        modulesRules: [{ type: "CompiledWasm", include: ["**/*.wasm?module"] }],
        // Nothing leaves these tests: the hasher refuses what is not for it.
        serviceBindings: { HASHER: kCurrentWorker, WEBHOOKS_OUT: kCurrentWorker },
        d1Databases: ["DB"],
        r2Buckets: ["FILES"],
        durableObjects: {
          ACCOUNT_GATE: { className: "AccountGate", useSQLite: true },
          LOGIN_THROTTLE: { className: "LoginThrottle", useSQLite: true },
        },
      },
    })),
  ],
  test: {
    name: "workerd",
    include: ["test/workerd/**/*.test.ts"],
    // Files that a short run leaves to `npm test` (scripts/check.mjs).
    exclude: process.env.GATEHOUSE_WITHOUT?.split(",").filter(Boolean) ?? [],
    setupFiles: ["test/support/workerd-setup.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
