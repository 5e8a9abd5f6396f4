import type { Bench, Contestant } from "./bench";
import { coldMs, page, scriptKb, serverKb, stop } from "./page/served";
import { requestBytes } from "./workerd/http-connection";
import { Load } from "./workerd/load";

const PATH = "/users";

const rendered = (name: string, extra: Record<string, string>): Contestant => ({
  name,
  async prepare({ quick }) {
    const { server, pid, cookie } = await page();
    const headers = { cookie, "cf-connecting-ip": "127.0.0.1", host: new URL(server.url).host, ...extra };
    const url = server.url.replace("localhost", "127.0.0.1");
    const isRight = ({ status, body }: { status: number; body: string }) =>
      status === 200 && body.includes("</html>");
    const load = await Load.open({ url, requests: [requestBytes(url, PATH, { headers })], isRight }, 4);
    await load.warm(quick ? 500 : 2_000);
    return () => load.perSecond(pid, quick ? 500 : 2_000);
  },
});
const figure = (name: string, measure: () => Promise<number>): Contestant => ({
  name,
  prepare: () => measure,
});
/** Sizes are the same in each round: counted once. */
const size = (name: string, measure: () => Promise<number>): Contestant => ({
  name,
  async prepare() {
    const counted = await measure();
    return () => counted;
  },
});

/** Measure row 2. */
export default {
  name: "page",
  title: "Gated page",
  about: `The list of people of the demo company (42 people) out of the served bundle, as \`npm start\` serves it: with the gate,
and with the gate's verdict kept in the isolate, so that no object is asked and nothing decided. Pages in a second of
workerd's processor time, 4 connections. Sizes are those of gzip at level 9: the scripts that the first page names, and
what a deploy uploads as the Worker. Beside the scripts the browser reads the words of its one language (about 45 kB), and
beside the bundle the server reads words, numbering plans of phones and words for passwords out of one static file, once in
an isolate; both files are not in these sizes, the time to read the server's is in the cold start. Cold: a new process, until the sign-in page is whole.`,
  packages: ["@remix-run/cloudflare", "react", "workerd"],
  rows: [
    {
      what: "a Remix page",
      unit: "pages/s",
      better: "more",
      ours: rendered("gated", {}),
      rivals: [{ ...rendered("the same, ungated", { "x-bench-ungated": "1" }), goal: 0.85 }],
      rounds: 9,
    },
    {
      what: "script of the first page, gz",
      unit: "kB",
      better: "less",
      ours: size("ours", scriptKb),
      rivals: [],
      atMost: 130,
      rounds: 5,
    },
    {
      what: "server bundle, gz",
      unit: "kB",
      better: "less",
      ours: size("ours", serverKb),
      rivals: [],
      atMost: 700,
      rounds: 5,
    },
    {
      what: "first answer after a cold start",
      unit: "ms",
      better: "less",
      ours: figure("ours", coldMs),
      rivals: [],
      atMost: 150,
      rounds: 5,
    },
  ],
  after: stop,
} satisfies Bench;
