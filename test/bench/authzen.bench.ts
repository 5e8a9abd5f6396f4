import { type Decider, loadOf, stop } from "./authzen/served";
import type { Bench, Contestant } from "./bench";
import { quantile } from "./workerd/load";

const NAMES = { ours: "ours, from its own data", Cerbos: "Cerbos PDP, told everything" } as const;
const RATE = 50;

const throughput = (decider: Decider, kind: "batches" | "singles"): Contestant => ({
  name: NAMES[decider],
  async prepare({ quick }) {
    const { load, pid } = await loadOf(decider, kind, quick);
    const each = kind === "batches" ? 50 : 1;
    return async () => each * (await load.perSecond(pid, quick ? 400 : 2_000));
  },
});

/** The 99th percentile of single requests, sent at fixed instants. */
const latency = (decider: Decider): Contestant => ({
  name: NAMES[decider],
  async prepare({ quick }) {
    const { load } = await loadOf(decider, "singles", quick);
    return async () => quantile(await load.atRate(RATE, quick ? 600 : 3_000), 0.99);
  },
});

/** Measure row 12. */
export default {
  name: "authzen",
  title: "Decisions for other programs",
  about: `Questions about the deals of the demo company (42 people), ours as AuthZEN 1.0 asks them, at the served bundle: a
token is checked, its pace counted, people, rights and records are looked up. A Cerbos PDP on the same machine has the same
raw grants as policies and is told with each question what it needs to know of the person and the deal; it authenticates
nobody. Both must give the same answers before they are measured. A batch is 50 questions about one person. 8 connections;
in a second of processor time of the process that decides. A single question of ours is one word of the gate: it admits the
token, brings what D1 says at that instant (who is meant, whose the record is, what its type knows) and the person's rights,
and refuses when the token no longer stands in the turn of the answer. Questions that come while D1 is being asked are asked
together next; where several came a moment ago, the next wait 1 ms for company, whoever asks alone does not: asking D1 takes
some 0.8 ms of processor time here, a sync of the disk among it, for one question as for eight. Whose a record is stands in
D1 alone and nothing of it is kept, so that no answer is stale; Cerbos is told it and reads nothing.
Latency at ${RATE} requests a second.`,
  packages: ["workerd", "@cerbos/cerbos-linux-x64"],
  rows: [
    {
      what: "decisions in batches of 50",
      unit: "decisions/s",
      better: "more",
      ours: throughput("ours", "batches"),
      rivals: [{ ...throughput("Cerbos", "batches"), goal: 1 }],
      rounds: 7,
    },
    {
      what: "single requests",
      unit: "requests/s",
      better: "more",
      ours: throughput("ours", "singles"),
      rivals: [{ ...throughput("Cerbos", "singles"), goal: 0.5 }],
      rounds: 7,
    },
    {
      what: `99th percentile of single requests at ${RATE}/s`,
      unit: "ms",
      better: "less",
      ours: latency("ours"),
      rivals: [latency("Cerbos")],
      rounds: 5,
    },
  ],
  after: stop,
} satisfies Bench;
