import type { Bench, Context } from "./bench";
import { PEOPLE } from "./sweep/fill";
import { askData, serveWithCopy } from "./workerd/cached";
import type { Served } from "./workerd/serve";

const accountsOf = ({ quick }: Context) => (quick ? 100 : 1_000);
/** Finished one by one, and multiplied: all of them would take minutes. */
const LOOPED = 200;
const loopedOf = ({ quick }: Context) => (quick ? 20 : LOOPED);

let served: Promise<Served> | null = null;
const server = (context: Context) => {
  const accounts = accountsOf(context);
  served ??= serveWithCopy(
    `sweep-${accounts}`,
    {
      entry: "test/bench/sweep/worker.ts",
      tables: true,
      objects: { ACCOUNT_GATE: "AccountGate", LOGIN_THROTTLE: "LoginThrottle" },
    },
    `/__fill?accounts=${accounts}`,
  );
  return served;
};

async function timed(context: Context, path: string): Promise<{ seconds: number; finished: number }> {
  const from = performance.now();
  const finished = await askData<number>(await server(context), path);
  return { seconds: (performance.now() - from) / 1000, finished };
}

/** Measure row 10. */
export default {
  name: "sweep",
  title: "Cron finishes blocks that have ended",
  about: `${PEOPLE} people in each of 1,000 accounts (100 with --quick) whose block ends in the same minute: cron's own job
over D1 in one plain workerd, until each hold is finished, the log tells it with its change, the person and whoever blocked
them have a mail queued, and each account's gate has its new copies in the outbox (the first 50 gates hear at once; no
ended hold holds, whether or not a gate has heard). The loop does the same one hold after another, ${LOOPED} of them
(20 with --quick) measured and multiplied.`,
  packages: ["workerd", "miniflare"],
  rows: [
    {
      what: "everybody's block ends at once",
      unit: "s",
      better: "less",
      ours: {
        name: "ours, one job",
        prepare: (context) => async () => {
          const due = await askData<number>(await server(context), "/due");
          const { seconds, finished } = await timed(context, "/sweep");
          if (finished !== due) throw new Error(`${finished} of ${due} finished`);
          return seconds;
        },
      },
      rivals: [
        {
          name: "one by one",
          prepare: (context) => async () => {
            await askData(await server(context), "/due");
            const { seconds, finished } = await timed(context, `/loop?holds=${loopedOf(context)}`);
            return (seconds * accountsOf(context) * PEOPLE) / finished;
          },
        },
      ],
      atMost: 5,
      rounds: 5,
    },
    {
      what: "finished by a second run",
      unit: "holds",
      better: "less",
      ours: {
        name: "ours",
        prepare: (context) => async () => {
          // What the loop has left is finished first.
          await timed(context, "/sweep");
          return (await timed(context, "/sweep")).finished;
        },
      },
      rivals: [],
      atMost: 0,
      rounds: 5,
    },
  ],
  after: async () => {
    await (await served)?.stop();
    served = null;
  },
} satisfies Bench;
