import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { at } from "./paths.mjs";
import { onNpmGone, Sorry } from "./run.mjs";

/** wrangler and workerd's tools refuse to start below this. */
const LEAST = [22, 12];

/** Whether a version like `22.12.0` is new enough. */
export function isModern(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1]);
}

/** The Node that npm installed with the packages, for machines whose own is too old; null when there is none. */
export function shippedNode(platform = process.platform, arch = process.arch) {
  const name = `node-${platform === "win32" ? "win" : platform}-${arch}`;
  const file = at("node_modules", name, "bin", platform === "win32" ? "node.exe" : "node");
  return existsSync(file) ? file : null;
}

/**
 * Goes on only in a Node that is new enough: in an older one the same script runs again in the shipped Node,
 * and this process ends with its exit code.
 */
export async function onModernNode(scriptUrl) {
  if (isModern(process.versions.node)) return;
  const node = shippedNode();
  if (!node) {
    throw new Sorry(
      `Gatehouse needs Node ${LEAST.join(".")} or later and found ${process.versions.node}: please install it from https://nodejs.org and try again.`,
    );
  }
  // The channel tells the child when this process is gone, however it went.
  const stdio = ["inherit", "inherit", "inherit", "ipc"];
  const child = spawn(node, [fileURLToPath(scriptUrl), ...process.argv.slice(2)], { stdio });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  onNpmGone(() => child.kill("SIGTERM"));
  const code = await new Promise((resolve) => child.on("close", resolve));
  process.exit(code ?? 1);
}
