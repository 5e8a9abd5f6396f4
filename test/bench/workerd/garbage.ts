import { WebSocket } from "ws";

type Target = { id: string; webSocketDebuggerUrl: string };
/** The isolates that work: those of the bench's Workers and of their D1. */
const WORKS = /^(core:user:.*|d1:db)$/;

/**
 * Collects garbage in the isolates of an inspected workerd. One that makes little of its own, as D1's, may put it off
 * for half an hour, and what its objects hold outside of V8's heap waits with them.
 */
export async function collectGarbage(inspector: string): Promise<void> {
  const targets = (await (await fetch(`${inspector}/json`)).json()) as Target[];
  for (const { id, webSocketDebuggerUrl } of targets)
    if (WORKS.test(id)) await commanded(webSocketDebuggerUrl, "HeapProfiler.collectGarbage");
}

/** One command of the inspector protocol, until it is answered. */
function commanded(url: string, method: string): Promise<void> {
  const socket = new WebSocket(url);
  return new Promise((resolve, reject) => {
    socket.on("open", () => socket.send(JSON.stringify({ id: 1, method })));
    socket.on("message", (data) => {
      if (!String(data).includes('"id":1')) return;
      socket.close();
      resolve();
    });
    socket.on("error", reject);
  });
}
