import { type ChildProcess, spawn } from "node:child_process";
import { io } from "socket.io-client";
import { WebSocket } from "ws";
import { at } from "../../../scripts/lib/paths.mjs";
import type { Person } from "../session/served";
import { type Served, serveWorkers } from "../workerd/serve";
import { startNchan } from "./nchan";

/** One end of a socket: says that something has changed, hears what others said. */
export type End = { say(text: string): void; onText(hear: (text: string) => void): void };
/** Where somebody may come in; `watcher`: to see everybody. `pid`: whose processor time counts. */
export type Room = { pid: number; enter(i: number, watcher: boolean): Promise<End> };

const started: ChildProcess[] = [];
let served: Promise<Served> | null = null;

const workers = () => {
  served ??= serveWorkers({
    ours: {
      entry: "test/bench/session/ours.ts",
      tables: true,
      objects: { ACCOUNT_GATE: "StaffedGate", LOGIN_THROTTLE: "LoginThrottle" },
    },
    party: { entry: "test/bench/live/party.ts", objects: { ROOM: "Room" } },
  });
  return served;
};

async function open(url: string, headers: Record<string, string> = {}): Promise<WebSocket> {
  const socket = new WebSocket(url, { headers, perMessageDeflate: false });
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  return socket;
}
const endOf = (socket: WebSocket): End => ({
  say: (text) => socket.send(text),
  onText: (hear) => socket.on("message", (data) => hear(String(data))),
});

/** Watchers are the owner's sockets; everybody else turns pages. */
export async function gateRoom(): Promise<Room> {
  const { urls, pid } = await workers();
  const url = urls.ours as string;
  const staff = (await (await fetch(`${url}/__company?people=40&owner`)).json()) as Person[];
  return {
    pid,
    async enter(i, watcher) {
      const cookie = (watcher ? staff[0] : staff[1 + i])?.cookie ?? "";
      const headers = { cookie, origin: url, "cf-connecting-ip": "203.0.113.7" };
      // A page first, as a browser does: whoever was never seen has no page to turn.
      if (!watcher) await fetch(`${url}/deals`, { headers });
      const socket = await open(`${url.replace("http", "ws")}/live`, headers);
      if (watcher) {
        socket.send('{"t":"watch"}');
        socket.on("message", (data) => {
          const n = /^\{"t":"facts","n":(\d+)/.exec(String(data))?.[1];
          if (n !== undefined && Number(n) % 50 === 0) socket.send(`{"t":"read","n":${n}}`);
        });
      }
      const end = endOf(socket);
      return { ...end, say: (text) => end.say(JSON.stringify({ t: "page", page: `/${text}` })) };
    },
  };
}

export async function partyRoom(): Promise<Room> {
  const { urls, pid } = await workers();
  return { pid, enter: async () => endOf(await open(`${urls.party?.replace("http", "ws")}/`)) };
}

async function nodeServer(kind: "ws" | "socket.io"): Promise<{ pid: number; port: string }> {
  const child = spawn(process.execPath, [at("test/bench/live/node-server.mjs"), kind], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  started.push(child);
  const port = await new Promise<string>((resolve) =>
    child.stdout?.once("data", (data) => resolve(String(data).trim())),
  );
  return { pid: child.pid ?? 0, port };
}

export async function wsRoom(): Promise<Room> {
  const { pid, port } = await nodeServer("ws");
  return { pid, enter: async () => endOf(await open(`ws://127.0.0.1:${port}`)) };
}

export async function socketIoRoom(): Promise<Room> {
  const { pid, port } = await nodeServer("socket.io");
  return {
    pid,
    async enter() {
      const socket = io(`http://127.0.0.1:${port}`, { transports: ["websocket"], forceNew: true });
      await new Promise((resolve, reject) =>
        socket.once("connect", () => resolve(null)).once("connect_error", reject),
      );
      return { say: (text) => socket.emit("said", text), onText: (hear) => socket.on("said", hear) };
    },
  };
}

export async function nchanRoom(): Promise<Room> {
  const { child, url } = await startNchan();
  started.push(child);
  return { pid: child.pid ?? 0, enter: async () => endOf(await open(url)) };
}

export async function stop(): Promise<void> {
  for (const child of started.splice(0)) child.kill();
  await (await served)?.stop();
  served = null;
}
