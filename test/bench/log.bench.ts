import type { Bench, Contestant, Context } from "./bench";
import { INDEXED, UNINDEXED } from "./log/questions";
import { agesOf, ask, exportAll, p95, type Read, rowsOf, stop } from "./log/served";

/** Every question at every depth, in an order that never asks the same twice in a row. */
const pathsOf = (context: Context, questions: object) =>
  agesOf(context).flatMap((age) =>
    Object.keys(questions).map((name) => `/page?age=${age}&question=${encodeURIComponent(name)}`),
  );
const timed = (name: string, paths: (context: Context) => string[]): Contestant => ({
  name,
  prepare: (context) => () => p95(context, paths(context)),
});
const most = (questions: object, of: (read: Read) => number): Contestant => ({
  name: "ours, by cursor",
  prepare: (context) => async () => {
    const reads: Read[] = [];
    for (const path of pathsOf(context, questions)) reads.push(await ask(context, path));
    return Math.max(...reads.map(of));
  },
});

const grown: number[] = [];

/** Measure row 9. */
export default {
  name: "log",
  title: "Authorization log",
  about: `One account's log of 1,000,000 rows (10,000,000 with "long", 100,000 with --quick) in D1, asked over HTTP in one
plain workerd: pages of 50 at four depths, for everybody, rare and common people, one's own rows, departments, results,
reasons and addresses. The same page with OFFSET is asked at the same depths, the one without an index once. Rows read
are what D1 itself reports, with those of the lists of people. A department is merged from its people's own stretches of
the index: one row of each person is read beyond what is shown. The export makes the CSV file that
people download, read to its end; memory is what workerd grows by meanwhile. A page comes from D1 as one text in one
question: 1.5 ms at the median, where an empty answer takes 0.4 and SELECT 1 by the same way 1.3. With 10,000,000 rows a page took
3.3 ms at the 95th percentile (OFFSET 290, without an index 750), and what no index answers 16.`,
  packages: ["workerd", "miniflare"],
  rows: [
    {
      what: "a page at any depth, every indexed filter, 95th percentile",
      unit: "ms",
      better: "less",
      ours: timed("ours, by cursor", (context) => pathsOf(context, INDEXED)),
      rivals: [
        timed("OFFSET", (context) => agesOf(context).map((age) => `/offset?age=${age}`)),
        timed("without an index", (context) => [`/scan?age=${Math.round(rowsOf(context) / 2)}`]),
      ],
      atMost: 5,
      rounds: 5,
    },
    {
      what: "rows read for each row shown, the worst question (a page of 50)",
      unit: "rows",
      better: "less",
      ours: most(INDEXED, ({ read, shown }) => read / Math.max(shown, 50)),
      rivals: [],
      atMost: 2,
      rounds: 5,
    },
    {
      what: "filters that no index answers, 95th percentile",
      unit: "ms",
      better: "less",
      ours: timed("ours, a bounded stretch", (context) => pathsOf(context, UNINDEXED)),
      rivals: [],
      atMost: 30,
      rounds: 5,
    },
    {
      what: "rows read of filters that no index answers, the worst",
      unit: "rows",
      better: "less",
      ours: most(UNINDEXED, ({ read }) => read),
      rivals: [],
      atMost: 20_000,
      rounds: 5,
    },
    {
      what: "export to CSV",
      unit: "rows/s",
      better: "more",
      ours: {
        name: "ours",
        prepare: (context) => async () => {
          const { perSecond, grownMb } = await exportAll(context);
          grown.push(grownMb);
          return perSecond;
        },
      },
      rivals: [],
      atLeast: 50_000,
      rounds: 5,
    },
    {
      what: "memory grown by an export",
      unit: "MB",
      better: "less",
      ours: { name: "ours", prepare: () => () => Math.max(1, grown.shift() ?? Number.NaN) },
      rivals: [],
      atMost: 100,
      rounds: 5,
    },
  ],
  after: stop,
} satisfies Bench;
