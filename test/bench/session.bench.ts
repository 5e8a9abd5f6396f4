import type { Bench, Contestant } from "./bench";
import { CHECKERS, type Checker, letInAfterBlock, loadOf, peopleOf, servers, stop } from "./session/served";

const TRIALS = 20;
/** People of each Worker that are blocked by now: nobody is blocked twice. */
const blocked: Record<string, number> = {};

const throughput = (checker: Checker): Contestant => ({
  name: checker,
  async prepare({ quick }) {
    const load = await loadOf(checker, quick);
    const { pid } = await servers();
    return () => load.perSecond(pid, quick ? 300 : 1_500);
  },
});

const stale = (checker: Checker): Contestant => ({
  name: checker,
  async prepare({ quick }) {
    const { worker } = CHECKERS[checker];
    const people = await peopleOf(worker, quick);
    return () => {
      const from = blocked[worker] ?? 100;
      blocked[worker] = from + (quick ? 4 : TRIALS);
      return letInAfterBlock(checker, people.slice(from, blocked[worker]));
    };
  },
});

/** Measure row 3. */
export default {
  name: "session",
  title: "Session check",
  about: `Over HTTP, all in one plain workerd: is this session alive, may this person act, and what may they do? Ours is the
whole way of workers/answer.ts and checks the address too; the rivals check the session, a mark "banned" and a role that
stand in the row they read anyway, and no address. Each as its documentation sets it up: better-auth with D1 and with its
cookie cache (5 minutes), lucia with one query over D1. 100 people in turn, 16 connections, requests in a second of
workerd's processor time; D1 is the local one, in the same process and without a network, which favours those who ask it.
A stale answer lets somebody in after the block was answered with "done".`,
  packages: ["workerd", "better-auth", "lucia"],
  rows: [
    {
      what: "session check",
      unit: "requests/s",
      better: "more",
      ours: throughput("ours"),
      rivals: [
        { ...throughput("better-auth on D1"), goal: 2 },
        { ...throughput("better-auth, cookie cache"), goal: 1 },
        throughput("bare lucia on D1"),
      ],
      rounds: 7,
    },
    {
      what: `stale answers to ${TRIALS} blocked people`,
      unit: "answers",
      better: "less",
      ours: stale("ours"),
      rivals: [stale("better-auth on D1"), stale("better-auth, cookie cache"), stale("bare lucia on D1")],
      atMost: 0,
      rounds: 5,
    },
  ],
  after: stop,
} satisfies Bench;
