import { randomBytes } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { at } from "./paths.mjs";
import { run, runTool, Sorry } from "./run.mjs";

const NO_DATABASE = "00000000-0000-0000-0000-000000000000";
const key = () => `k1:${randomBytes(32).toString("base64url")}`;

/** What each Worker must have; made at the first deploy and never printed. ORIGIN is the address people type. */
export const SECRETS = {
  "wrangler.hasher.toml": { PASSWORD_PEPPER: key },
  "wrangler.toml": {
    COOKIE_KEYS: key,
    PROXY_SECRET: () => randomBytes(32).toString("base64url"),
    ORIGIN: () => {
      if (/^https:\/\/[^/]+$/.test(process.env.ORIGIN ?? "")) return process.env.ORIGIN;
      throw new Sorry(
        "The first deploy needs the public address: ORIGIN=https://gate.example.com npm run deploy",
      );
    },
  },
};

const wrangler = (...args) => run(process.execPath, [at("node_modules/wrangler/bin/wrangler.js"), ...args]);

async function must(...args) {
  const { code, output } = await wrangler(...args);
  if (code !== 0) throw new Sorry(`wrangler ${args.join(" ")} failed:\n${output}`);
  return output;
}

/** Writes the id of the deployed database into wrangler.toml, creating the database when there is none. */
export async function ensureDatabase() {
  const config = readFileSync(at("wrangler.toml"), "utf8");
  if (!config.includes(NO_DATABASE)) return;
  const find = async () =>
    jsonIn(await must("d1", "list", "--json")).find(({ name }) => name === "gatehouse");
  if (!(await find())) await must("d1", "create", "gatehouse");
  writeFileSync(at("wrangler.toml"), config.replace(NO_DATABASE, (await find()).uuid));
  console.log("wrangler.toml now names the database: please commit it.");
}

/** Creates the bucket of exports, copies and archives when there is none. */
export async function ensureBucket() {
  const { code } = await wrangler("r2", "bucket", "info", "gatehouse-files");
  if (code !== 0) await must("r2", "bucket", "create", "gatehouse-files");
}

/** Uploads a Worker together with those secrets that it lacks, so that it never runs without one. */
export async function deployWorker(config) {
  const listed = await wrangler("secret", "list", "-c", config);
  const present = listed.code === 0 ? jsonIn(listed.output).map(({ name }) => name) : [];
  const lacking = Object.entries(SECRETS[config]).filter(([name]) => !present.includes(name));
  const file = at(`dist/secrets-${process.pid}.json`);
  try {
    const made = Object.fromEntries(lacking.map(([name, make]) => [name, make()]));
    writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
    const secrets = lacking.length > 0 ? ["--secrets-file", file] : [];
    await must("deploy", "-c", config, ...secrets);
  } finally {
    rmSync(file, { force: true });
  }
  console.log(
    `Deployed ${config}${lacking.length > 0 ? `, new: ${lacking.map(([name]) => name).join(", ")}` : ""}.`,
  );
}

/** Applies the migrations to the deployed database. Before the Workers: each version reads the next one's tables. */
export async function migrateDeployed() {
  await runTool("wrangler/bin/wrangler.js", ["d1", "migrations", "apply", "gatehouse", "--remote"], {
    env: { CI: "1" },
  });
}

function jsonIn(output) {
  return JSON.parse(output.slice(output.search(/^\[/m), output.lastIndexOf("]") + 1));
}
