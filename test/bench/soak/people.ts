import { WebSocket } from "ws";
import type { Staff } from "../workerd/company";
import type { MortalServer } from "./server";

const ADDRESS = { "cf-connecting-ip": "203.0.113.7" };
/** Without a word from the server for so long a question is given up; it decided nothing. */
const PATIENCE_MS = 10_000;
/** A blocked person's socket is closed in the turn of the block; so much is left to a busy machine. */
const MUST_BE_CLOSED_MS = 5_000;

/** What the person must be told: `changing` while an order to block them is under way, or its end is not known. */
export type Standing = "in" | "changing" | "out";
export type SoakPerson = Staff & { standing: Standing; outAt: number; socket: WebSocket | null };

export const personOf = (staff: Staff): SoakPerson => ({ ...staff, standing: "in", outAt: 0, socket: null });

/** Asks as a person. Null: no decision, because the server was gone or said that it cannot tell. */
export async function ask(
  server: MortalServer,
  person: SoakPerson,
  path: string,
): Promise<{ isIn: boolean; text: string } | null> {
  try {
    const response = await fetch(`${server.url}${path}`, {
      headers: { ...ADDRESS, cookie: person.cookie },
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await response.text();
    if (response.status >= 500) return null;
    return { isIn: response.status === 200, text };
  } catch {
    return null;
  }
}

/** Opens the live socket of somebody who has none. It may be refused, or the server be gone: then again later. */
export function connect(server: MortalServer, person: SoakPerson): void {
  if (server.url === null || person.socket !== null || person.standing !== "in") return;
  const headers = { ...ADDRESS, cookie: person.cookie, origin: server.url };
  const socket = new WebSocket(`${server.url.replace("http", "ws")}/live`, { headers });
  person.socket = socket;
  socket.on("error", () => undefined);
  socket.on("close", () => {
    if (person.socket === socket) person.socket = null;
  });
}

/** Whether somebody is blocked and their socket is open all the same. */
export const listensWrongly = (person: SoakPerson) =>
  person.standing === "out" &&
  person.socket?.readyState === WebSocket.OPEN &&
  performance.now() - person.outAt > MUST_BE_CLOSED_MS;
