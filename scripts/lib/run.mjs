import { spawn } from "node:child_process";
import { at, root } from "./paths.mjs";

/** Ends the process with one sentence for a person, and no stack trace. */
export class Sorry extends Error {}

/** Runs `main`; a `Sorry` is said in its own words. */
export function go(main) {
  main().catch((error) => {
    console.error(error instanceof Sorry ? error.message : error);
    process.exit(1);
  });
}

/**
 * Calls `stop` when the npm that started this process is gone: npm ends on a signal without passing it on
 * through its shell. Elsewhere a lost parent means nothing.
 */
export function onNpmGone(stop) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), 500).unref();
}

/**
 * Runs a program to its end and answers its exit code and what it printed. With `show` it prints to the
 * terminal instead.
 */
export function run(program, args, { show = false, env = {}, cwd = root } = {}) {
  const stdio = show ? "inherit" : ["ignore", "pipe", "pipe"];
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio, env: { ...process.env, ...quiet, ...env } });
    let output = "";
    child.stdout?.on("data", (chunk) => (output += chunk));
    child.stderr?.on("data", (chunk) => (output += chunk));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs a program of node_modules on this Node. @throws with its output when it fails. */
export async function runTool(file, args, options) {
  const { code, output } = await run(process.execPath, [at("node_modules", file), ...args], options);
  if (code !== 0) throw new Sorry(`${file} ${args.join(" ")} failed:\n${output}`);
  return output;
}

const quiet = { WRANGLER_SEND_METRICS: "false", NO_UPDATE_NOTIFIER: "1" };
