import type { ServerFrame } from "../../../app/domain/presence/frames";
import type { Refusal } from "../../../app/domain/session/gate";
import { CLOSE, suspends } from "../../../app/domain/session/reasons";
import { type Attachment, Attachments } from "./attachments";

/** The sockets of one account: accepted with a tag per person, told the reason before they are closed. */
export class Sockets {
  readonly attachments = new Attachments();

  constructor(private readonly ctx: DurableObjectState) {
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
  }

  accept(server: WebSocket, facts: Attachment): void {
    this.ctx.acceptWebSocket(server, [`${facts.isProgram ? "p" : "u"}${facts.user}`]);
    this.attachments.put(server, facts);
  }

  /** What an open socket remembers; null for one that is closing. */
  factsOf(socket: WebSocket): Attachment | null {
    return socket.readyState === WebSocket.OPEN ? this.attachments.of(socket) : null;
  }

  all(): { socket: WebSocket; facts: Attachment }[] {
    return this.ctx.getWebSockets().flatMap((socket) => {
      const facts = this.factsOf(socket);
      return facts === null ? [] : [{ socket, facts }];
    });
  }

  /** Programs that watch by a token of this person. */
  programsOf(user: number): WebSocket[] {
    return this.ctx.getWebSockets(`p${user}`).filter((socket) => socket.readyState === WebSocket.OPEN);
  }

  /** The open sockets of one person. */
  of(user: number): WebSocket[] {
    return this.ctx.getWebSockets(`u${user}`).filter((socket) => socket.readyState === WebSocket.OPEN);
  }

  /** Tells the pages of a person that there are new notices. */
  ring(user: number): void {
    for (const socket of this.of(user)) tell(socket, { t: "notices" });
  }

  /** When each open socket was heard last, by person. */
  heard(): Map<number, number[]> {
    const heard = new Map<number, number[]>();
    for (const { socket, facts } of this.all()) {
      if (facts.isProgram) continue;
      const beat = this.ctx.getWebSocketAutoResponseTimestamp(socket)?.getTime() ?? 0;
      const at = Math.max(facts.since, facts.heardAt, beat);
      heard.set(facts.user, [...(heard.get(facts.user) ?? []), at]);
    }
    return heard;
  }

  any(): boolean {
    return this.ctx.getWebSockets().length > 0;
  }

  /** Closes every socket whose session or person is refused now; answers whose they were, one each. */
  enforce(refusalOf: (facts: Attachment) => Refusal | null): number[] {
    const closed: number[] = [];
    for (const { socket, facts } of this.all()) {
      const refused = refusalOf(facts);
      if (refused === null) continue;
      tellAndClose(socket, refused);
      if (!facts.isProgram) closed.push(facts.user);
    }
    return closed;
  }
}

export function tell(socket: WebSocket, frame: ServerFrame): void {
  try {
    socket.send(JSON.stringify(frame));
  } catch {
    // The other end is gone already: its lease lapses.
  }
}

/** The close event may never arrive, so the reason travels first (architecture, "Roster and the live view"). */
export function tellAndClose(socket: WebSocket, refused: Refusal): void {
  const suspended = suspends(refused.reason);
  try {
    const { reason, end, until } = refused;
    tell(socket, { t: suspended ? "held" : "ended", reason, end, until });
    socket.close(suspended ? CLOSE.suspended : CLOSE.ended, refused.reason);
  } catch {
    // The other end is gone already: nothing to tell.
  }
}
