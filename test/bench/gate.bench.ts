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

/** The 99th percentile at 500 requests a second. */
const latency = (path: Path): Contestant => ({
  name: NAMES[path],
  async prepare({ quick }) {
    const { load } = await loadOf(path, quick ? 500 : 5_000);
    return async () => quantile(await load.atRate(500, quick ? 600 : 2_500), 0.99);
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
more, its arguments 1.5, the one read of SQLite that admission must make 10 to 15; so 98 µs (0.35 of hello, 0.74 of the
RPC) is what any such gate costs before it has decided anything. By V8's profile a tenth of the gated answer is collecting
garbage; what is ours in it (address, cookie, page, verdict, the person's last activity, the page's context) is some 45 µs.
The 99th percentile is garbage collection (perf): an answer leaves 11 kB of garbage where the empty RPC leaves 2, so that at
500 a second the young space of the isolate, which all three share, is full every 5 to 6 s; collecting it stops the thread
for some 50 ms, 18 of them V8's and 28 workerd's, which frees its own halves of 2,700 requests, answers and their headers. A
floor's collection takes as long, but comes once in 30,000 requests and is not seen in a round. A round of ours without one
has 0.6 to 0.8 ms, with one 25 to 65.`,
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
      rounds: 7,
    },
  ],
  after: stop,
} satisfies Bench;
