import type { Bench, Contestant, Row } from "./bench";
import { askData, serveWithData } from "./workerd/cached";
import { processorMs } from "./workerd/processor";
import type { Served } from "./workerd/serve";

const DEALS = 100_000;
let served: Promise<Served> | null = null;
const server = () => {
  served ??= serveWithData(
    `work-${DEALS}`,
    { entry: "test/bench/work/worker.ts", tables: true },
    `/__fill?deals=${DEALS}`,
  );
  return served;
};

/** Processor time of one page, ms. */
const page = (name: string, path: string, scope: string): Contestant => ({
  name,
  async prepare({ quick }) {
    const times = quick ? 3 : 20;
    const { pid } = await server();
    return async () => {
      const from = processorMs(pid);
      const shown = await askData<number>(await server(), `${path}?scope=${scope}&times=${times}`);
      if (shown === 0) throw new Error("nothing is shown");
      return (processorMs(pid) - from) / times;
    };
  },
});

/** At most 1.3 times the work of the same page without scopes. */
const MOST = 1.3;
const row = (what: string, path: string, scope: string, who: string): Row => ({
  what: `${what}, ${who}`,
  unit: "ms",
  better: "less",
  ours: page("within the scope", path, scope),
  rivals: [{ ...page("without scopes", path, "everything"), goal: 1 / MOST }],
  rounds: 7,
});

/** Measure row 13. */
export default {
  name: "work",
  title: "Lists, search and board within a scope",
  about: `100,000 deals of 5,000 people in 100 departments: the first page of the list (50 rows), of a search (a word that
every fiftieth deal holds) and the board with seven columns, each as the pages read them, within what somebody sees
(their department of fifty, one person in a hundred; or everybody below a head) and without scopes. Processor time of workerd with its
D1. A goal of 0.77 times means at most 1.3 times the work. A call of D1 alone takes 0.6 ms; a list is two of them, a
board three. The sums of a board come out of 700 totals by unit (0.1 ms, a head's 0.3), which cost a change of a deal some 15 µs;
its columns are one statement (without scopes under 0.1 ms, a department's 0.6, since fifty people are merged in each of seven
columns, a head's 0.3); its 140 cards take 0.8 in any scope. A LIMIT that is a bare parameter has SQLite plan its statement anew
each time, which took a list within a scope 0.2 ms: those of lists, searches and boards are cast.`,
  packages: ["workerd", "miniflare", "drizzle-orm"],
  rows: [
    ["a list", "/list"] as const,
    ["a search", "/search"] as const,
    ["the board", "/board"] as const,
  ].flatMap(([what, path]) => [
    row(what, path, "department", "a department of fifty"),
    row(what, path, "head", "a head of everybody"),
  ]),
  after: async () => {
    await (await served)?.stop();
    served = null;
  },
} satisfies Bench;
