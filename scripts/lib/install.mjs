import { createHash } from "node:crypto";
import { existsSync, lstatSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { at } from "./paths.mjs";
import { run, Sorry } from "./run.mjs";

const STAMP = at("node_modules/.gatehouse-lock");

/** Runs `npm ci` when node_modules is missing or was made from another lockfile. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  console.log("Installing packages…");
  const npm = process.env.npm_execpath;
  const [program, ...args] = npm?.endsWith(".js") ? [process.execPath, npm] : ["npm"];
  const { code } = await run(program, [...args, "ci", "--no-progress", "--loglevel=error"], {
    show: true,
  }).catch(() => ({ code: 1 }));
  if (code !== 0) throw new Sorry("`npm ci` did not succeed: see its message above.");
  writeFileSync(STAMP, fingerprint());
}

function isInstalled() {
  const modules = at("node_modules");
  if (!existsSync(modules)) return false;
  // A linked directory belongs to somebody else, who keeps it.
  if (lstatSync(modules).isSymbolicLink()) return true;
  if (existsSync(STAMP)) return readFileSync(STAMP, "utf8") === fingerprint();
  const made = at("node_modules/.package-lock.json");
  return existsSync(made) && statSync(made).mtimeMs >= statSync(at("package-lock.json")).mtimeMs;
}

function fingerprint() {
  return createHash("sha256")
    .update(readFileSync(at("package-lock.json")))
    .digest("hex");
}
