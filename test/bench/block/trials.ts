import { WebSocket } from "ws";
import { block, CHECKERS, type Checker, type Person, requestOf, servers } from "../session/served";
import { HttpConnection } from "../workerd/http-connection";

export type Trials = {
  /** From the order to block until the socket is told, ms, sorted. */
  told: number[];
  /** Requests let in that were sent after the order was answered with "done". */
  letIn: number;
};

/** One person after the other: socket open, block ordered, socket told, next request. */
export async function blockWithSockets(people: readonly Person[]): Promise<Trials> {
  const told: number[] = [];
  let letIn = 0;
  const connection = await HttpConnection.open((await servers()).urls.ours as string);
  for (const person of people) {
    const request = await requestOf("ours", person);
    if ((await connection.ask(request)).status !== 200) throw new Error("not let in before the block");
    const socket = await openSocket(person);
    const ended = new Promise<number>((resolve) => {
      socket.on("message", (data) => {
        if (String(data).includes('"t":"ended"')) resolve(performance.now());
      });
    });
    const from = performance.now();
    await block("ours", person);
    if ((await connection.ask(request)).status === 200) letIn += 1;
    told.push((await ended) - from);
    socket.terminate();
  }
  connection.close();
  return { told: told.sort((a, b) => a - b), letIn };
}

async function openSocket({ cookie }: Person): Promise<WebSocket> {
  const url = (await servers()).urls.ours as string;
  const headers = { cookie, origin: url, "cf-connecting-ip": "203.0.113.7" };
  const socket = new WebSocket(`${url.replace("http", "ws")}/live`, { headers });
  await new Promise((resolve, reject) => {
    socket.once("message", resolve);
    socket.once("error", reject);
  });
  return socket;
}

/** The other design: every page asks once a second whether it may stay. Everybody blocked at once, at an instant of their own. */
export async function blockWithPolls(
  checker: Checker,
  people: readonly Person[],
  everyMs: number,
): Promise<number[]> {
  const { worker } = CHECKERS[checker];
  const url = (await servers()).urls[worker] as string;
  const one = async (person: Person, i: number) => {
    const request = await requestOf(checker, person);
    const connection = await HttpConnection.open(url);
    await sleep((i * everyMs) / people.length);
    const polls = pollUntilRefused(connection, request, everyMs);
    await sleep((((i * 7) % people.length) * everyMs) / people.length);
    const from = performance.now();
    await block(worker, person);
    const told = (await polls) - from;
    connection.close();
    return told;
  };
  return (await Promise.all(people.map(one))).sort((a, b) => a - b);
}

async function pollUntilRefused(
  connection: HttpConnection,
  request: Buffer,
  everyMs: number,
): Promise<number> {
  for (;;) {
    const { status } = await connection.ask(request);
    if (status !== 200) return performance.now();
    await sleep(everyMs);
  }
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
