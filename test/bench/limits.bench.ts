import type { Bench, Contestant } from "./bench";
import { processorMs } from "./workerd/processor";
import { type Served, serveWorkers } from "./workerd/serve";

const NAMES = {
  ours: "ours, the gate",
  memory: "rate-limiter-flexible, memory",
  d1: "select, then update on D1",
} as const;
type Who = keyof typeof NAMES;

let served: Promise<Served> | null = null;
const server = () => {
  served ??= serveWorkers({
    limits: {
      entry: "test/bench/limits/worker.ts",
      tables: true,
      flags: ["nodejs_compat"],
      objects: { ACCOUNT_GATE: "AccountGate", LOGIN_THROTTLE: "LoginThrottle" },
    },
  });
  return served;
};

async function ask(path: string): Promise<number> {
  const response = await fetch(`${(await server()).urls.limits}${path}`);
  if (!response.ok) throw new Error((await response.text()).slice(0, 200));
  return (await response.json()) as number;
}

const race = (who: Who): Contestant => ({
  name: NAMES[who],
  prepare: () => async () => Math.abs((await ask(`/race?who=${who}`)) - 10),
});

const rate = (who: Who): Contestant => ({
  name: NAMES[who],
  async prepare({ quick }) {
    const { pid } = await server();
    const times = quick ? 500 : 2_000;
    // What is compiled and remembered at the first times is not measured.
    await ask(`/rate?who=${who}&times=1000`);
    return async () => {
      const from = processorMs(pid);
      return ((await ask(`/rate?who=${who}&times=${times}`)) * 1000) / (processorMs(pid) - from);
    };
  },
});

/** Measure row 7. */
export default {
  name: "limits",
  title: "Limits under concurrency",
  about: `A limit of 10 actions a day and 200 actions of one person at once: granted more or fewer than 10 is wrong.
Ours reserves in the account's gate and confirms, as every counted action does around its commit (two RPCs, both stored), and
asks again while reservations fill the limit. rate-limiter-flexible has no store for Workers but memory, which each
isolate has for itself and loses with it: exact here, told for its price. "Select, then update" is what D1 offers without
a guard. Rates: counted actions in a second of workerd's processor time, 50 at once, one account; what comes at once shares
a turn of the gate, and so one commit to disk.`,
  packages: ["workerd", "rate-limiter-flexible"],
  rows: [
    {
      what: "wrong at a limit of 10, 200 at once",
      unit: "actions",
      better: "less",
      ours: race("ours"),
      rivals: [race("memory"), race("d1")],
      atMost: 0,
      rounds: 5,
    },
    {
      what: "counted actions of one account",
      unit: "actions/s",
      better: "more",
      ours: rate("ours"),
      rivals: [rate("memory"), rate("d1")],
      atLeast: 3_000,
      rounds: 7,
    },
  ],
  after: async () => {
    await (await served)?.stop();
    served = null;
  },
} satisfies Bench;
