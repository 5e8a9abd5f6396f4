import type { Staff } from "../workerd/company";
import { type Answer, requestBytes } from "../workerd/http-connection";
import { Load } from "../workerd/load";
import { type Served, serveWorkers } from "../workerd/serve";

export const ADDRESS = { "cf-connecting-ip": "203.0.113.7" };
const CONNECTIONS = 32;

let served: Promise<Served> | null = null;
let staff: Promise<Staff[]> | null = null;

const server = () => {
  served ??= serveWorkers({
    gate: {
      entry: "test/bench/gate/worker.ts",
      tables: true,
      objects: { ACCOUNT_GATE: "StaffedGate", LOGIN_THROTTLE: "LoginThrottle", EMPTY: "EmptyObject" },
    },
  });
  return served;
};

async function company(url: string, people: number): Promise<Staff[]> {
  const response = await fetch(`${url}/__company?people=${people}`);
  if (!response.ok) throw new Error(`no company: ${await response.text()}`);
  return (await response.json()) as Staff[];
}

/** Connections that ask for one path; `/gated` as each of the signed-in people in turn. */
export async function loadOf(
  path: "/hello" | "/empty" | "/gated",
  people: number,
): Promise<{ load: Load; pid: number }> {
  const { urls, pid } = await server();
  const url = urls.gate as string;
  staff ??= company(url, people);
  const signedIn = await staff;
  const requests =
    path === "/gated"
      ? signedIn.map(({ cookie }) => requestBytes(url, path, { headers: { ...ADDRESS, cookie } }))
      : [requestBytes(url, path, { headers: ADDRESS })];
  const isRight = ({ status, body }: Answer) => status === 200 && body.includes("ok");
  const load = await Load.open({ url, requests, isRight }, CONNECTIONS);
  return { load: await load.warm(1_000), pid };
}

export async function stop(): Promise<void> {
  await (await served)?.stop();
  served = staff = null;
}
