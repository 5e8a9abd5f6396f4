import { expect, test } from "vitest";
import { HOUR_MS, inRuntime } from "./in-runtime";

const ORDERS = 200;

/** The model of test/workerd/limits with many more orders of events. */
test(`${ORDERS} orders of acting, restoring, editing, blocking, time and cron keep the rules [AM-18] [AM-19] [AM-21]`, {
  timeout: HOUR_MS,
}, async () => {
  const report = await inRuntime<{ companies: number; steps: number }>(
    "limit model",
    ["test/workerd/limits/model"],
    { GATEHOUSE_MODEL_RUNS: String(ORDERS) },
  );
  process.stdout.write(`limit model: ${report.companies} orders of ${report.steps} steps, 0 broken rules\n`);
  expect(report.companies).toBe(ORDERS);
});
