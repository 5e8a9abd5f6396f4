import { execFile } from "node:child_process";
import { promisify } from "node:util";

const ROOT = new URL("../../../", import.meta.url).pathname;
export const HOUR_MS = 3_600_000;

/**
 * Runs tests of test/workerd in a process and a runtime of their own, and answers what they report behind `label`, as
 * JSON. Throws with the end of their output when they have not come to report.
 */
export async function inRuntime<Report>(
  label: string,
  options: readonly string[],
  env: Record<string, string>,
): Promise<Report> {
  const vitest = [`${ROOT}node_modules/vitest/vitest.mjs`, "run", "-c", `${ROOT}vitest.workerd.config.ts`];
  const common = ["--testTimeout", String(HOUR_MS), "--disable-console-intercept"];
  const { stdout } = await promisify(execFile)(process.execPath, [...vitest, ...options, ...common], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    maxBuffer: 256 * 1024 * 1024,
  }).catch((failure: { stdout?: string }) => ({ stdout: failure.stdout ?? String(failure) }));
  const [, json] = new RegExp(`${label}: (\\{.*\\})`).exec(stdout) ?? [];
  if (json === undefined) throw new Error(`it broke off:\n${stdout.slice(-3_000)}`);
  return JSON.parse(json) as Report;
}
