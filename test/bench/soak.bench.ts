import type { Bench, Contestant, Context } from "./bench";
import { type Report, soak } from "./soak/soak";

const MINUTE = 60_000;
const MINUTES = Number(process.env.GATEHOUSE_SOAK_MINUTES ?? 10);
let ran: Promise<Report> | null = null;

/** One soak for all rows; each tells another figure of it. `GATEHOUSE_SOAK_MINUTES` for more or fewer than ten. */
function report({ quick }: Context): Promise<Report> {
  ran ??= soak(quick ? MINUTE / 3 : MINUTES * MINUTE).then((told) => {
    console.log(`    ${told.story}`);
    return told;
  });
  return ran;
}

const figure = (of: (told: Report) => number): Contestant => ({
  name: "ours",
  async prepare(context) {
    const told = await report(context);
    if (told.decided === 0) throw new Error("nothing was decided");
    return () => of(told);
  },
});

/** Measure row 14. */
export default {
  name: "soak",
  title: "Soak",
  about: `${MINUTES} minutes of 500 requests a second of 1,000 people, 200 live sockets, ten counted actions a second and a block
every two seconds, in one plain workerd over files. About every five seconds the account's gate is taken away in the middle
of its work, about every thirty the whole server is killed and started over the same files; not in the last third, in which
memory is compared: what the process holds when the garbage of its isolates has been collected, because D1's stand-in here
makes so little of its own that V8 leaves it for many minutes, with all that hangs on it outside of V8's heap (37 MB a
minute at 300 requests a second; collected every ten seconds the process stood at 261 to 267 MB, the heap of Worker and
gate at 11 to 12 MB). Wrong: let in after a block was answered with "done", refused without one, or a socket that is open
five seconds after. Lost: a record that was answered with "done" (action, hold, audit row, log line) and is not in D1 at the end.
No answer and 503 decide nothing. One run; \`npm run bench -- long soak\`.`,
  packages: ["workerd", "miniflare", "ws"],
  rows: [
    {
      what: "wrong decisions",
      unit: "decisions",
      better: "less",
      ours: figure(({ wrong }) => wrong),
      rivals: [],
      atMost: 0,
      isLong: true,
    },
    {
      what: "lost records",
      unit: "records",
      better: "less",
      ours: figure(({ lost }) => lost),
      rivals: [],
      atMost: 0,
      isLong: true,
    },
    {
      what: "memory grown while nothing was killed",
      unit: "MB",
      better: "less",
      ours: figure(({ grownMb }) => grownMb),
      rivals: [],
      atMost: 20,
      isLong: true,
    },
    {
      what: "decisions",
      unit: "decisions",
      better: "more",
      ours: figure(({ decided }) => decided),
      rivals: [],
      isLong: true,
    },
  ],
} satisfies Bench;
