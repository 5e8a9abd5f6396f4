import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

const ROOT = new URL("../../../", import.meta.url).pathname;

/**
 * Runs test/workerd/hand-over/crash in the runtime and prints its counts: the machine dies before and after each call
 * to D1 of each step of the job, the hand-over is resumed, and every record is looked for afterwards.
 */
test("a crash at every step of a hand-over of 5,004 records: 0 lost, 0 orphaned, 0 twice [AM-22] [AU-19]", {
  timeout: 900_000,
}, () => {
  const vitest = [`${ROOT}node_modules/vitest/vitest.mjs`, "run", "-c", `${ROOT}vitest.workerd.config.ts`];
  const options = ["test/workerd/hand-over/crash", "--testTimeout", "600000", "--disable-console-intercept"];
  const { stdout } = spawnSync(process.execPath, [...vitest, ...options], {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const [, json] = /hand-over: (\{.*\})/.exec(stdout) ?? [];
  expect(json, stdout.slice(-3_000)).toBeDefined();
  console.info(json);
  expect(JSON.parse(json ?? "{}")).toMatchObject({
    records: 5_004,
    arrived: 5_004,
    lost: 0,
    orphaned: 0,
    twice: 0,
  });
});
