import { expect, test } from "vitest";
import { HOUR_MS, inRuntime } from "./in-runtime";

const ACTIONS = 10_000;

type Report = Record<
  "limit" | "actions" | "done" | "refused" | "crashes" | "retries" | "evictions" | "overruns" | "lost",
  number
>;

/**
 * The race of test/workerd/limits with ten thousand actions, in a process and a gate of its own for each limit: through
 * the one door for counted work, in the runtime, with evictions, killed gates, repeated answers and Workers that die
 * between reserving and confirming.
 */
test.each([1, 10, 100])(
  "limit %d: 10,000 actions at once, 0 overruns, 0 lost [AM-19]",
  {
    timeout: HOUR_MS,
  },
  async (limit) => {
    const one = ["test/workerd/limits/race", "-t", `${limit} a day,`];
    const report = await inRuntime<Report>("limit race", one, { GATEHOUSE_RACE_ACTIONS: String(ACTIONS) });
    const { overruns, lost, done, refused, crashes, retries, evictions } = report;
    const said = [
      `limit ${limit}: ${ACTIONS.toLocaleString("en")} actions, ${overruns} overruns, ${lost} lost`,
      `(${done} done, ${refused} refused; ${evictions} evictions, ${crashes} Workers died, ${retries} retries)`,
    ];
    process.stdout.write(`${said.join(" ")}\n`);
    expect(report).toMatchObject({ limit, actions: ACTIONS, overruns: 0, lost: 0 });
    expect(done + refused).toBe(ACTIONS);
  },
);
