import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { root } from "./paths.mjs";
import { Sorry } from "./run.mjs";

const secret = () => randomBytes(32).toString("base64url");

/** Where this machine's data live: `GATEHOUSE_STATE`, else `.state` beside the sources. */
export function stateFolder() {
  return resolve(root, process.env.GATEHOUSE_STATE || ".state");
}

/** Where the databases, objects and files of a state folder are kept. */
export const dataFolder = (state) => join(state, "data");

/**
 * The secrets of a state folder, made at its first start and kept in a file only its owner can read. Keys are
 * lists `kid:base64url,…`: the first signs, all verify.
 */
export function openSecrets(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, "secrets.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  const secrets = {
    COOKIE_KEYS: `k1:${secret()}`,
    PASSWORD_PEPPER: `p1:${secret()}`,
    PROXY_SECRET: secret(),
    HASHER_KEY: secret(),
    // The local server offers buckets by name without asking the gate, on a port of its own: nobody can guess it.
    FILES_BUCKET: `files-${randomBytes(16).toString("hex")}`,
  };
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag: "wx" });
  return secrets;
}

/** Two servers on one folder would each believe in their own gate: the second is refused. Answers the release. */
export function lockState(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, "lock");
  const owner = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  if (owner && owner !== process.pid && isRunning(owner)) {
    throw new Sorry(
      `Gatehouse already runs on ${folder} (process ${owner}): stop it first, or choose another folder with GATEHOUSE_STATE.`,
    );
  }
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
