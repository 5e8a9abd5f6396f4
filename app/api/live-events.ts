import { can } from "~/domain/access";
import type { ServerFrame } from "~/domain/presence/frames";
import { seconds } from "~/domain/time/durations";
import { operation } from "./core/operation";
import { refuse } from "./core/problem";

const HEARTBEAT_MS = seconds(15);
/** How long a client waits before it begins again. */
const RETRY_MS = seconds(3);

/**
 * Live activity as Server-Sent Events, bridged from a socket of the gate: a snapshot, then what changed, within the
 * reach of the token. It ends with the token, its owner's standing, or any change of their rights; a client that comes
 * again is asked again and begins with a snapshot, whatever `Last-Event-ID` it names.
 */
export const liveEvents = operation({
  id: "watchLive",
  method: "get",
  path: "/live/events",
  tag: "Gate",
  summary: "Be told who is active, as it changes",
  description:
    "Server-Sent Events: first `snapshot`, then `facts` with the people who changed, and `rights` or `ended` before the stream ends. After a break begin again: every stream begins with a snapshot.",
  needs: "activity.view",
  files: ["text/event-stream"],
  handle: async ({ needs, viewer }) => {
    const socket = await needs.watch();
    if (socket === null) return refuse("unavailable", { headers: { "retry-after": "5" } });
    const response = new Response(streamOf(socket, `${needs.now}`, can(viewer, "authlog.view")), {
      headers: {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store",
        "x-accel-buffering": "no",
      },
    });
    return { kind: "file", response };
  },
});

function streamOf(socket: WebSocket, connection: string, seesAddress: boolean): ReadableStream<Uint8Array> {
  const text = new TextEncoder();
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const beat = setInterval(() => send(": heartbeat\n\n").catch(end), HEARTBEAT_MS);
  const send = (chunk: string) => writer.write(text.encode(chunk));
  let isOver = false;
  function end() {
    if (isOver) return;
    isOver = true;
    clearInterval(beat);
    writer.close().catch(() => undefined);
    socket.close(1000);
  }
  async function forward({ data }: MessageEvent) {
    const frame = JSON.parse(String(data)) as ServerFrame;
    if (frame.t === "said" || frame.t === "ignored") return;
    const shown = "facts" in frame && !seesAddress ? withoutAddresses(frame) : frame;
    const { t, ...told } = shown;
    const id = "n" in frame ? `id: ${connection}.${frame.n}\n` : "";
    await send(`event: ${t}\n${id}data: ${JSON.stringify(told)}\n\n`);
    // A client that reads too slowly says so by the frames that it leaves unread: the gate closes it.
    if ("n" in frame) socket.send(JSON.stringify({ t: "read", n: frame.n }));
    else end();
  }
  socket.accept();
  socket.addEventListener("message", (message) => void forward(message).catch(end));
  socket.addEventListener("close", end);
  socket.addEventListener("error", end);
  writer.closed.catch(end);
  void send(`retry: ${RETRY_MS}\n\n`).catch(end);
  socket.send(JSON.stringify({ t: "watch" }));
  return readable;
}

function withoutAddresses<F extends Extract<ServerFrame, { facts: unknown }>>(frame: F): F {
  return { ...frame, facts: frame.facts.map((fact) => ({ ...fact, address: null })) };
}
