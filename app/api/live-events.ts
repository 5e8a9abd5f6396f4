import { can } from "~/domain/access";
import type { LiveFact, ServerFrame } from "~/domain/presence/frames";
import { seconds } from "~/domain/time/durations";
import { operation } from "./core/operation";
import { refuse } from "./core/problem";
import { at } from "./schemas/common";

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
    "Server-Sent Events: first `snapshot`, then `facts` with the people who changed, both as `{at, people: […]}` with the fields of `GET /live` but the name; `rights`, `held` or `ended` before the stream ends. After a break begin again: every stream begins with a snapshot. Browsers' `EventSource` sends no token: read the stream with `fetch`.",
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
    const id = "n" in frame ? `id: ${connection}.${frame.n}\n` : "";
    await send(`event: ${frame.t}\n${id}data: ${JSON.stringify(toldBy(frame, seesAddress))}\n\n`);
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

/** What an event says, in the words of `GET /live`. */
function toldBy(frame: ServerFrame, seesAddress: boolean): object {
  switch (frame.t) {
    case "snapshot":
    case "facts":
      return { at: at(frame.now), people: frame.facts.map((fact) => shownFact(fact, seesAddress)) };
    case "ended":
    case "held":
      return { reason: frame.reason, until: at(frame.until) };
    default:
      return {};
  }
}

const shownFact = (fact: LiveFact, seesAddress: boolean) => ({
  id: fact.user,
  connection: fact.connection,
  availability: fact.said.availability,
  is_held: fact.isHeld,
  last_active_at: at(fact.lastActiveAt),
  since: at(fact.since),
  page: fact.page,
  device: fact.device,
  address: seesAddress ? fact.address : null,
});
