import { cpus } from "node:os";
import type { Bench, Contestant } from "./bench";
import { page, stop } from "./page/served";
import { leastUrl, stopLeast } from "./signin/least";
import { AT_ONCE, goHome, signInFor } from "./signin/storm";
import { requestBytes } from "./workerd/http-connection";
import { Load, quantile } from "./workerd/load";
import { processorMs } from "./workerd/processor";

const RATE = 50;

/** Sign-ins in a second of processor time of both processes: the hasher's and the server's. */
const perCore: Contestant = {
  name: "ours, hashing in a process of its own",
  async prepare({ quick }) {
    const { pids } = await page();
    const spent = () => pids.reduce((sum, pid) => sum + processorMs(pid), 0);
    return async () => {
      const from = spent();
      const done = await signInFor(quick ? 600 : 3_000);
      return (done * 1000) / (spent() - from);
    };
  },
};

type Asked = { url: string; request: Buffer; status: number };

/** Answered by the gate alone: 426 says that somebody signed in has asked without a socket. */
async function ours(): Promise<Asked> {
  const { server, cookie } = await page();
  const url = server.url.replace("localhost", "127.0.0.1");
  const headers = { cookie, "cf-connecting-ip": "127.0.0.1", host: new URL(server.url).host };
  return { url, request: requestBytes(url, "/live", { headers }), status: 426 };
}

async function least(): Promise<Asked> {
  const url = await leastUrl();
  return { url, request: requestBytes(url, "/"), status: 200 };
}

const others = (name: string, asked: () => Promise<Asked>, isStormy: boolean): Contestant => ({
  name,
  async prepare({ quick }) {
    const { url, request, status } = await asked();
    const isRight = (answer: { status: number }) => answer.status === status;
    const load = await Load.open({ url, requests: [request], isRight }, 8);
    const ms = quick ? 600 : 3_000;
    const at = asked === least ? url : undefined;
    return async () => {
      const storm = isStormy ? signInFor(ms, at) : Promise.resolve(0);
      const took = await load.atRate(RATE, ms);
      await storm;
      return quantile(took, 0.99);
    };
  },
});

/** Measure row 11. */
export default {
  name: "signin",
  title: "Sign-ins, and everybody else meanwhile",
  about: `The whole sign-in over HTTP at the served bundle: throttle, argon2id (19 MiB, two passes) with its pepper, holds,
address, session, log line; ${AT_ONCE} people at once, of one person and many addresses. Sign-ins in a second of processor
time of the hasher and the server together, on a machine of ${cpus().length} cores. Keycloak's documentation sizes 15
password sign-ins a second and vCPU, on hardware of its own: a number, not a run. The hasher's process stands behind the server's where both want a processor, and so do those who sign in, a process of
their own: they sit at other machines in life. (In the process that measures, their answers were read before those of the
others: one in twenty of the others seemed to wait 15 ms, which are 8.) Each sign-in here is one from a new device
and ends an older session: what the directory knows, the device, the session, the log lines and the letter are some seven
commits to disk (nineteen before they were put together; a query to the local D1 is one even when it only reads, because
it moves a bookmark), and 12 to 20 ms of the server's processor time beside 37 of the hasher's. The runtime is one thread
that takes no request from a socket while other work is ready; a commit holds it for 1.5 to 4 ms, of which the disk has 0.2
to 0.6 (strace). What follows a hash was one stretch of 17 ms, and of eight people whose hashes came back meanwhile one of 60
and more. Now the steps of all who sign in (reading, tokens, opening, the device,
log lines, letters) run one at a time while they meet, and sockets are read between them. What is left was looked at in a trace
of the kernel's scheduler and of every call, 12 s with 311 sign-ins and 600 requests of others,
before the tokens were such steps too, 3 % of the machine with strangers: 36 took above 8 ms, 71 % of
that time the server's thread ran, 25 % it waited for a processor (the hasher has one of the two, collectors' helper threads,
those who sign in and the kernel share the other; a commit of 0.4 ms on a free processor becomes 2 to 18), 4 % it slept. Of 35
stretches above 8 ms between two looks at the sockets 19 hold a collection of garbage: the young space of the Worker and of
D1's stand-in twice a second each, 2 to 3 ms, and the whole heap once in some 12 s, 55 to 65 ms; the engine's
flags for marking in pieces or on one thread changed nothing that could be measured. The least sign-in is one by a bare
Worker with the same hasher: one read and three commits. Who is not signing in waits there as long as here, against as
short a time when nobody signs in; so this goal asks for less than the thread and the disk of this runtime take. The others ask the gate ${RATE} times a
second; a goal of 0.33 times means at most three times as long as when nobody signs in.`,
  packages: ["argon2id", "workerd"],
  rows: [
    {
      what: "sign-ins, each core",
      unit: "sign-ins/s",
      better: "more",
      ours: perCore,
      rivals: [{ name: "Keycloak, as published", prepare: () => () => 15 }],
      atLeast: 15,
      rounds: 5,
    },
    {
      what: "everybody else's 99th percentile",
      unit: "ms",
      better: "less",
      ours: others("in a storm of sign-ins", ours, true),
      rivals: [
        { ...others("when nobody signs in", ours, false), goal: 1 / 3 },
        others("in a storm of the least sign-ins", least, true),
        others("the same Worker, when nobody signs in", least, false),
      ],
      rounds: 7,
    },
  ],
  async after() {
    goHome();
    await stopLeast();
    await stop();
  },
} satisfies Bench;
