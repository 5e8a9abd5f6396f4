import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  actStep,
  aScene,
  autoRestoreStep,
  blockStep,
  cronStep,
  evictStep,
  restoreStep,
  switchStep,
  thresholdStep,
  timeStep,
} from "../../support/limit-model";

/** The proof runs many more; here a few of them. */
const RUNS = Number((env as unknown as { MODEL_RUNS?: string }).MODEL_RUNS) || 8;
const SEED = 20_310_701;

const commands = fc.commands(
  [
    fc.integer({ min: 1, max: 4 }).map(actStep),
    fc.integer({ min: 1, max: 4 }).map(actStep),
    fc.option(fc.integer({ min: 0, max: 4 })).map(restoreStep),
    fc.integer({ min: 1, max: 6 }).map(thresholdStep),
    fc.boolean().map(autoRestoreStep),
    fc.boolean().map(switchStep),
    fc.boolean().map(blockStep),
    fc.constantFrom("to the end", "to the moment before", "40 minutes", "3 days").map(timeStep),
    fc.integer({ min: 0, max: 3 }).map(cronStep),
    fc.constant(evictStep),
  ],
  { maxCommands: 25, size: "max" },
);

test("any order of acting, restoring, editing, switching, blocking, time and cron: never one too many, nothing twice, a block stays [AM-18] [AM-19] [AM-21]", {
  timeout: 3_600_000,
}, async () => {
  let steps = 0;
  let companies = 0;
  await fc.assert(
    fc.asyncProperty(commands, async (plan) => {
      const scene = await aScene();
      companies += 1;
      await fc.asyncModelRun(() => scene, plan);
      steps += [...plan].length;
    }),
    { numRuns: RUNS, seed: SEED },
  );
  console.info(`limit model: ${JSON.stringify({ companies, steps })}`);
  expect(steps).toBeGreaterThan(RUNS * 3);
});
