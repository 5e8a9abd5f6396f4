import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { freePort } from "../../scripts/lib/ports.mjs";

const state = mkdtempSync(join(tmpdir(), "gatehouse-npm-start-"));
const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
});
afterAll(() => rmSync(state, { recursive: true, force: true }));

/** `npm start` with these arguments, once it says that it is ready (or has ended). */
async function start(port: number, args: string[] = []) {
  const env = { ...process.env, PORT: String(port), GATEHOUSE_STATE: state, LANG: "C" };
  const child = spawn(process.execPath, ["scripts/start.mjs", ...args], { env });
  running.add(child);
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
  ended.then(() => running.delete(child));
  const ready = new Promise<void>((resolve) => {
    child.stdout.on("data", () => output.includes("\nSet up") && resolve());
  });
  await Promise.race([ready, ended]);
  return { child, ended, output: () => output };
}

describe("npm start -- --empty", () => {
  test("says where it is and how to set it up, stops cleanly, and starts again", {
    timeout: 120_000,
  }, async () => {
    const port = await freePort(0);
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      const { child, ended, output } = await start(port, ["--empty"]);
      const lines = output().split("\n");
      expect(lines).toContain(`Gatehouse is ready: http://localhost:${port}`);
      expect(output()).toMatch(
        new RegExp(`^Set up .*: http://localhost:${port}/setup\\?token=[\\w-]{43}$`, "m"),
      );
      expect((await fetch(`http://localhost:${port}/healthz`, { redirect: "manual" })).status).toBeLessThan(
        500,
      );
      child.kill(signal);
      expect(await ended).toBe(0);
      await expect(fetch(`http://localhost:${port}/`)).rejects.toThrow();
    }
  });

  test("says in one sentence that PORT is not a port", async () => {
    const { ended, output } = await start("http" as unknown as number);
    expect(await ended).toBe(1);
    expect(output().trim()).toBe("PORT is http: please give a number from 0 to 65535.");
  });
});
