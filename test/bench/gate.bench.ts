import type { Bench, Contestant } from "./bench";
import { loadOf, stop } from "./gate/served";
import { quantile } from "./workerd/load";

type Path = Parameters<typeof loadOf>[0];
const NAMES = {
  "/gated": "gated answer",
  "/hello": "bare hello",
  "/empty": "an empty object RPC",
} as const;

const throughput = (path: Path): Contestant => ({
  name: NAMES[path],
  async prepare({ quick }) {
    const { load, pid } = await loadOf(path, quick ? 500 : 5_000);
    return () => load.perSecond(pid, quick ? 400 : 1_500);
  },
});

/** The 99th percentile at 500 requests a second, over a stretch that holds collections of whoever makes garbage. */
const latency = (path: Path): Contestant => ({
  name: NAMES[path],
  async prepare({ quick }) {
    const { load } = await loadOf(path, quick ? 500 : 5_000);
    return async () => quantile(await load.atRate(500, quick ? 600 : 20_000), 0.99);
  },
});

/** Measure row 1. */
export default {
  name: "gate",
  title: "Gated answer",
  about: `What standing behind the gate costs a request: the whole way of workers/answer.ts (address, body, cookie's MAC,
SHA-256 of the token, both worked out once in an isolate, one RPC to the account's gate with 5,000 people and 5,000 open sessions, each asked in turn,
security headers) around a page that answers "ok". Floors: a Worker that answers "ok", and one that first asks an object
which does nothing. All three in one plain workerd, 32 connections; requests in a second of workerd's processor time, so
that other work on the machine does not count. Latency at 500 requests a second, sent at fixed instants.
Measured apart, in the best rounds of the same machine: hello takes 34 µs, ten security headers 9 more, the empty RPC 38
more, its arguments 1.5, the one read of storage that admission must make 5; so 88 µs (0.39 of hello) is what any such gate
costs before it has decided anything. What is ours beyond, some 40 µs by the system's profile against the empty RPC's: 13 are
the gate's turn (arguments taken apart, storage, verdict, last activity), 11 headers set, sent and freed, 7 more garbage
collected, the rest the request's address, cookie and page and the context of its page; no single function has 5.
The empty RPC itself is 0.37 to 0.48 of hello, which moves between 16,000 and 28,000 from run to run, because whoever asks can only just
keep it busy; the first row moves with it.
The 99th percentile is garbage collection, by V8's own trace: the young space is collected about every nine seconds at this
rate, in 25 to 60 ms, everything every 12 to 20 s, in 70 to 190 ms. What such a pause takes is what outlives the young space,
and that is the runtime's own halves of requests, answers and RPCs: 2.9 kB each, with the gate and without (of the 7.3 kB
that a gated answer allocates, and 3.7 of the empty RPC). So pauses take 1.3 % of the time of either, and a round lasts 20
seconds: in rounds of 2.5 s, some with a pause and most without, this row told which of the contestants had one.`,
  packages: ["workerd", "miniflare"],
  rows: [
    {
      what: "throughput",
      unit: "requests/s",
      better: "more",
      ours: throughput("/gated"),
      rivals: [
        { ...throughput("/hello"), goal: 0.3 },
        { ...throughput("/empty"), goal: 0.6 },
      ],
      rounds: 9,
    },
    {
      what: "99th percentile at 500 requests/s",
      unit: "ms",
      better: "less",
      ours: latency("/gated"),
      rivals: [latency("/hello"), { ...latency("/empty"), goal: 0.5 }],
      rounds: 5,
    },
  ],
  after: stop,
} satisfies Bench;
