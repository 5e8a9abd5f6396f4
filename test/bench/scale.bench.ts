import type { Bench, Contestant } from "./bench";
import { loadOf, stop } from "./gate/served";
import { billOf, DAY, WORKING_DAYS } from "./scale/bill";
import { processorMs } from "./workerd/processor";

/** Of a page itself, rendering and its queries, ms: the figure of `page`, rounded up. */
const PAGE_MS = 10;
const LARGEST = { accounts: 10_000, staff: 1_000_000 };
const measured: number[] = [];

/** Processor time of one admitted request, ms: a day of the company's requests at a reduced rate. */
const admission: Contestant = {
  name: "the gate's own code",
  async prepare({ quick }) {
    const { load, pid } = await loadOf("/gated", quick ? 500 : 5_000);
    const rate = quick ? 100 : 400;
    const ms = quick ? 500 : 3_000;
    return async () => {
      const from = processorMs(pid);
      const took = await load.atRate(rate, ms);
      const one = (processorMs(pid) - from) / took.length;
      measured.push(one);
      return one;
    };
  },
};
const bill = () => billOf(LARGEST, { admissionMs: measured.at(-1) ?? 1, pageMs: PAGE_MS });
const told = (name: string, figure: () => number): Contestant => ({ name, prepare: () => figure });

/** Measure, "scale": docs/scale.md tells what follows from it. */
export default {
  name: "scale",
  title: "Scale: 10,000 accounts, 1,000,000 staff",
  about: `A stretch of a day is replayed through the real gate code at a reduced rate (400 requests a second, 5,000 people in
turn) and extrapolated by the arithmetic of docs/scale.md: ${DAY.requests} requests a person and day, ${WORKING_DAYS} working
days, Cloudflare's published list prices of November 2026. Money is what the arithmetic gives, not an offer.`,
  packages: ["workerd"],
  rows: [
    {
      what: "processor time of an admitted request",
      unit: "ms",
      better: "less",
      ours: admission,
      rivals: [],
      rounds: 5,
    },
    {
      what: "a month of 1,000,000 staff",
      unit: "million requests",
      better: "less",
      ours: told("arithmetic", () => bill().requests / 1e6),
      rivals: [],
      rounds: 5,
    },
    {
      what: "the same",
      unit: "dollars",
      better: "less",
      ours: told("arithmetic", () => bill().total),
      rivals: [],
      rounds: 5,
    },
    {
      what: "the same, for each person",
      unit: "dollars",
      better: "less",
      ours: told("arithmetic", () => bill().total / LARGEST.staff),
      rivals: [],
      rounds: 5,
    },
  ],
  after: stop,
} satisfies Bench;
