import type { Bench, Contestant, Context } from "./bench";
import { blockWithPolls, blockWithSockets, type Trials } from "./block/trials";
import { type Checker, letInAfterBlock, type Person, peopleOf, stop } from "./session/served";
import { quantile } from "./workerd/load";

const POLL_MS = 1_000;
/** Rounds of 200 and one to warm up; in all 1,000 are measured. */
const TRIALS = 200;
const ROUNDS = 5;
const trialsOf = ({ quick }: Context) => (quick ? 10 : TRIALS);

const next: Record<string, number> = {};
/** People of a Worker that nobody has blocked yet. */
async function fresh(worker: string, count: number, quick: boolean): Promise<Person[]> {
  const people = await peopleOf(worker, quick);
  const from = next[worker] ?? 0;
  next[worker] = from + count;
  if (next[worker] > people.length) throw new Error(`${worker} has only ${people.length} people`);
  return people.slice(from, next[worker]);
}

const ran: Trials[] = [];
const told: Contestant = {
  name: "ours, told by the gate",
  prepare: (context) => async () => {
    ran.push(await blockWithSockets(await fresh("ours", trialsOf(context), context.quick)));
    return quantile(ran.at(-1)?.told ?? [], 0.99);
  },
};
const polled: Contestant = {
  name: `a poll every ${POLL_MS} ms, lucia on D1`,
  prepare: (context) => async () =>
    quantile(
      await blockWithPolls("bare lucia on D1", await fresh("lucia", 20, context.quick), POLL_MS),
      0.99,
    ),
};

const letIn = (name: string, count: (context: Context) => Promise<number>): Contestant => ({
  name,
  prepare: (context) => () => count(context),
});
const afterDone = (checker: Checker, worker: string) => async (context: Context) =>
  letInAfterBlock(checker, await fresh(worker, context.quick ? 10 : 20, context.quick));
let counted = 0;

/** Measure row 4. */
export default {
  name: "block",
  title: "Block somebody who is at work",
  about: `A person is signed in, works and has the live socket open; the owner, signed in too, blocks them in a request that
goes the product's whole way (admission, guarded batch in D1 with audit row, the gate's acknowledgement), over HTTP in one
plain workerd. Measured from the
order until the person's socket has been told why, in ${ROUNDS} rounds of ${TRIALS} people, the 99th percentile of each
round; right after the order is answered the person's next request is sent and must be refused. The other design has no
socket: its pages ask every ${POLL_MS} ms whether they may stay. better-auth's cookie cache goes on letting people in until
the cookie is five minutes old. Let in: of the same trials, per ${TRIALS} people for ours, per 20 for better-auth.`,
  packages: ["workerd", "better-auth", "lucia", "ws"],
  rows: [
    {
      what: "order to block → the person's page is told, 99th percentile",
      unit: "ms",
      better: "less",
      ours: told,
      rivals: [polled],
      atMost: 20,
      rounds: ROUNDS,
    },
    {
      what: "let in after done",
      unit: "requests",
      better: "less",
      ours: letIn("ours", async () => ran[counted++ % ran.length]?.letIn ?? Number.NaN),
      rivals: [letIn("better-auth, cookie cache", afterDone("better-auth, cookie cache", "better"))],
      atMost: 0,
      rounds: ROUNDS,
    },
  ],
  after: stop,
} satisfies Bench;
