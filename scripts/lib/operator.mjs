import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { ensureBuilt } from "./build.mjs";
import { openLocalDatabase } from "./database.mjs";
import { at } from "./paths.mjs";
import { Sorry } from "./run.mjs";
import { stateFolder } from "./state.mjs";

const text = { type: "string" };
const options = {
  account: text,
  name: text,
  email: text,
  owner: text,
  language: text,
  head: text,
  file: text,
  days: text,
  say: text,
  remote: { type: "boolean" },
  demo: { type: "boolean" },
};
const { values } = parseArgs({ strict: false, options });

/** The value of `--name`, else the fallback, else one sentence that it is missing. */
export function option(name, fallback) {
  const value = values[name] ?? fallback;
  if (typeof value === "string" && value !== "") return value;
  throw new Sorry(`Please give --${name} "…".`);
}

/** Whether a switch like `--remote` was given. */
export const isGiven = (name) => values[name] === true;

/**
 * Runs `work(db, commands)` on the local database, or with `--remote` on the deployed one (wrangler's sign-in
 * is used), and closes it.
 */
export async function withDatabase(work) {
  await ensureBuilt();
  const commands = await import(pathToFileURL(at("dist/commands.mjs")));
  const { db, close } = values.remote ? await openDeployedDatabase() : await openLocalDatabase(stateFolder());
  try {
    await work(db, commands);
  } finally {
    await close();
  }
}

async function openDeployedDatabase() {
  const { mkdtempSync, readFileSync, writeFileSync } = await import("node:fs");
  const { getPlatformProxy } = await import("wrangler");
  const id = /database_id = "(.+?)"/.exec(readFileSync(at("wrangler.toml"), "utf8"))[1];
  const configPath = `${mkdtempSync(at("dist/remote-"))}/wrangler.json`;
  const database = { binding: "DB", database_name: "gatehouse", database_id: id, remote: true };
  writeFileSync(
    configPath,
    JSON.stringify({
      name: "gatehouse-operator",
      compatibility_date: "2026-10-23",
      d1_databases: [database],
    }),
  );
  const { env, dispose } = await getPlatformProxy({ configPath, persist: false });
  return { db: env.DB, close: dispose };
}
