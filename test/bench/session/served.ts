import { type Answer, HttpConnection, requestBytes } from "../workerd/http-connection";
import { Load } from "../workerd/load";
import { type Served, serveWorkers } from "../workerd/serve";

/** Who checks sessions, by the Worker that does and the path that asks it. */
export const CHECKERS = {
  ours: { worker: "ours", path: "/deals" },
  "better-auth on D1": { worker: "better", path: "/d1" },
  "better-auth, cookie cache": { worker: "better", path: "/cache" },
  "bare lucia on D1": { worker: "lucia", path: "/check" },
} as const;
export type Checker = keyof typeof CHECKERS;
export type Person = { publicId: string; cookie: string };

const ADDRESS = { "cf-connecting-ip": "203.0.113.7" };
const CONNECTIONS = 16;
/** A thousand of ours are blocked in one row; of the rivals' people two hundred at most. */
const PEOPLE = { ours: 1_200, rival: 230 };
const QUICK_PEOPLE = 130;

let served: Promise<Served> | null = null;
const companies = new Map<string, Promise<Person[]>>();

/** All of them in one workerd. */
export function servers(): Promise<Served> {
  served ??= serveWorkers({
    ours: {
      entry: "test/bench/session/ours.ts",
      tables: true,
      objects: { ACCOUNT_GATE: "StaffedGate", LOGIN_THROTTLE: "LoginThrottle" },
    },
    better: { entry: "test/bench/session/better-auth.ts", flags: ["nodejs_compat"] },
    lucia: { entry: "test/bench/session/lucia.ts" },
  });
  return served;
}

/** The signed-in people of a Worker, made once. Those blocked by a bench are taken from the end. */
export async function peopleOf(worker: string, quick: boolean): Promise<Person[]> {
  const url = (await servers()).urls[worker] as string;
  let company = companies.get(worker);
  if (company === undefined) {
    const people = quick ? QUICK_PEOPLE : PEOPLE[worker === "ours" ? "ours" : "rival"];
    company = fetch(`${url}/__company?people=${people}`).then(async (response) => {
      if (!response.ok) throw new Error(`${worker}: ${(await response.text()).slice(0, 300)}`);
      return (await response.json()) as Person[];
    });
    companies.set(worker, company);
  }
  return company;
}

/** A request of one person that asks the checker. */
export async function requestOf(checker: Checker, { cookie }: Person): Promise<Buffer> {
  const { worker, path } = CHECKERS[checker];
  const url = (await servers()).urls[worker] as string;
  return requestBytes(url, path, { headers: { ...ADDRESS, cookie } });
}

/** Connections that ask a checker as a hundred people in turn. */
export async function loadOf(checker: Checker, quick: boolean): Promise<Load> {
  const { urls } = await servers();
  const { worker } = CHECKERS[checker];
  const people = (await peopleOf(worker, quick)).slice(0, 100);
  const requests = await Promise.all(people.map((person) => requestOf(checker, person)));
  const isRight = ({ status, body }: Answer) => status === 200 && body.includes('"may":true');
  const load = await Load.open({ url: urls[worker] as string, requests, isRight }, CONNECTIONS);
  return load.warm(500);
}

/** Blocks somebody and answers when the server says that it is done. */
export async function block(worker: string, { publicId }: Person): Promise<void> {
  const url = (await servers()).urls[worker] as string;
  const response = await fetch(`${url}/__block?user=${encodeURIComponent(publicId)}`);
  const text = await response.text();
  if (!response.ok || !text.includes('"ok":true'))
    throw new Error(`${worker} does not block: ${text.slice(0, 200)}`);
}

/** How many of these people are still let in, asked right after each was blocked. */
export async function letInAfterBlock(checker: Checker, people: readonly Person[]): Promise<number> {
  const { worker } = CHECKERS[checker];
  const connection = await HttpConnection.open((await servers()).urls[worker] as string);
  let letIn = 0;
  for (const person of people) {
    const request = await requestOf(checker, person);
    if ((await connection.ask(request)).status !== 200) throw new Error("not signed in before the block");
    await block(worker, person);
    if ((await connection.ask(request)).status === 200) letIn += 1;
  }
  connection.close();
  return letIn;
}

export async function stop(): Promise<void> {
  await (await served)?.stop();
  served = null;
  companies.clear();
}
