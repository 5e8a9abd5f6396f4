import { statusOf } from "../../../app/domain/session/reasons";
import type { Gate } from "./gate";

/** Headers that `server.ts` sets on the forwarded upgrade; a client's own copies are stripped there. */
export const LIVE_HEADERS = {
  token: "x-gatehouse-token",
  address: "x-gatehouse-address",
  page: "x-gatehouse-page",
  /** Set when a program watches by its token. */
  program: "x-gatehouse-program",
} as const;

/** Admits and accepts a socket in one turn. */
export function openLive(gate: Gate, request: Request): Response {
  const tokenHash = request.headers.get(LIVE_HEADERS.token);
  if (request.headers.get("upgrade") !== "websocket" || tokenHash === null)
    return new Response(null, { status: 404 });
  const now = Date.now();
  const address = request.headers.get(LIVE_HEADERS.address);
  const isProgram = request.headers.has(LIVE_HEADERS.program);
  const as = isProgram ? "token" : "browser";
  const verdict = gate.admit({ tokenHash, as, address, now, stamp: null, page: null });
  if (!verdict.ok) return new Response(null, { status: statusOf(verdict.reason) });
  if (verdict.preview !== null) return new Response(null, { status: 403 });
  const { 0: client, 1: server } = new WebSocketPair();
  gate.live.opened(server, {
    v: 1,
    user: verdict.user,
    hash: tokenHash,
    sessionId: verdict.sessionId,
    address,
    since: now,
    heardAt: now,
    lastInputAt: now,
    watches: false,
    page: request.headers.get(LIVE_HEADERS.page),
    ...(isProgram ? { isProgram } : {}),
  });
  return new Response(null, { status: 101, webSocket: client });
}
