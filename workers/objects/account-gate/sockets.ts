import type { Refusal } from "../../../app/domain/session/gate";
import { CLOSE } from "../../../app/domain/session/reasons";

/** What a hibernating socket remembers of whose it is. */
export type Attachment = {
  v: 1;
  user: number;
  hash: string;
  sessionId: string;
  address: string | null;
  since: number;
  lastInputAt: number;
  watches: boolean;
  page: string | null;
};

/** The sockets of one account: accepted with a tag per person, told the reason before they are closed. */
export class Sockets {
  constructor(private readonly ctx: DurableObjectState) {
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
  }

  accept(server: WebSocket, facts: Attachment): void {
    this.ctx.acceptWebSocket(server, [`u${facts.user}`]);
    server.serializeAttachment(facts);
  }

  all(): { socket: WebSocket; facts: Attachment }[] {
    return this.ctx.getWebSockets().flatMap((socket) => {
      const facts = socket.deserializeAttachment() as Attachment | null;
      return facts === null || socket.readyState !== WebSocket.OPEN ? [] : [{ socket, facts }];
    });
  }

  any(): boolean {
    return this.ctx.getWebSockets().length > 0;
  }

  /** Closes every socket whose session or person is refused now; answers how many. */
  enforce(refusalOf: (facts: Attachment) => Refusal | null): number {
    let closed = 0;
    for (const { socket, facts } of this.all()) {
      const refused = refusalOf(facts);
      if (refused === null) continue;
      tellAndClose(socket, refused);
      closed += 1;
    }
    return closed;
  }
}

/** The close event may never arrive, so the reason travels first (architecture, "Roster and the live view"). */
export function tellAndClose(socket: WebSocket, refused: Refusal): void {
  const suspended = refused.reason === "limit" || refused.reason === "ip_denied";
  try {
    socket.send(
      JSON.stringify({
        t: suspended ? "held" : "ended",
        reason: refused.reason,
        end: refused.end,
        until: refused.until,
      }),
    );
    socket.close(suspended ? CLOSE.suspended : CLOSE.ended, refused.reason);
  } catch {
    // The other end is gone already: nothing to tell.
  }
}
