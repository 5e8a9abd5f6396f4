import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

const ROOT = new URL("../../../", import.meta.url).pathname;
/** For each of the limits 1, 10 and 100. */
const ACTIONS = 10_000;

type Report = { limit: number; actions: number; overruns: number; lost: number };

/**
 * The race of test/workerd/limits with ten thousand actions a limit: through the one door for counted work, in the
 * runtime, with evictions, killed gates, repeated answers and Workers that die between reserving and confirming.
 */
test("10,000 actions at once at limits of 1, 10 and 100: 0 overruns, 0 lost [AM-19]", {
  timeout: 3_600_000,
}, () => {
  const vitest = [`${ROOT}node_modules/vitest/vitest.mjs`, "run", "-c", `${ROOT}vitest.workerd.config.ts`];
  const options = ["test/workerd/limits/race", "--testTimeout", "3000000", "--disable-console-intercept"];
  const { stdout } = spawnSync(process.execPath, [...vitest, ...options], {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...process.env, GATEHOUSE_RACE_ACTIONS: String(ACTIONS) },
    maxBuffer: 256 * 1024 * 1024,
  });
  const reports = [...stdout.matchAll(/limit race: (\{.*\})/g)].map(
    ([, json]) => JSON.parse(json ?? "") as Report,
  );
  for (const report of reports) console.info(JSON.stringify(report));
  expect(reports, stdout.slice(-3_000)).toHaveLength(3);
  expect(reports.map(({ limit }) => limit).sort((a, b) => a - b)).toEqual([1, 10, 100]);
  expect(reports.map(({ actions, overruns, lost }) => ({ actions, overruns, lost }))).toEqual(
    Array.from({ length: 3 }, () => ({ actions: ACTIONS, overruns: 0, lost: 0 })),
  );
});
