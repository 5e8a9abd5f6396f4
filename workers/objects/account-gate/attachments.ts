import { seconds } from "../../../app/domain/time/durations";

/** What a hibernating socket remembers of whose it is. */
export type Attachment = {
  v: 1;
  user: number;
  hash: string;
  sessionId: string;
  address: string | null;
  since: number;
  /** The last frame; heartbeats are answered without waking and are read from the platform. */
  heardAt: number;
  lastInputAt: number;
  watches: boolean;
  page: string | null;
  /** A program that watches by a token: its owner is not present by it. */
  isProgram?: true;
};

/** Pages that are turned faster cost one write. */
const WRITES_WITHIN_MS = seconds(1);

/**
 * What the sockets remember: at hand while the object is awake, and written to where it outlives sleep. An object whose
 * timer runs does not sleep, so that what is written soon is written before.
 */
export class Attachments {
  private kept = new WeakMap<WebSocket, Attachment>();
  private unwritten = new Set<WebSocket>();

  /** Null for a socket that was never given any. */
  of(socket: WebSocket): Attachment | null {
    const kept = this.kept.get(socket);
    if (kept !== undefined) return kept;
    const facts = socket.deserializeAttachment() as Attachment | null;
    if (facts !== null) this.kept.set(socket, facts);
    return facts;
  }

  /** Written at once: whose the socket is, and what it is for. */
  put(socket: WebSocket, facts: Attachment): void {
    this.kept.set(socket, facts);
    this.unwritten.delete(socket);
    socket.serializeAttachment(facts);
  }

  /** Written within a second: the page that is shown, and when the socket was heard. */
  putSoon(socket: WebSocket, facts: Attachment): void {
    this.kept.set(socket, facts);
    if (this.unwritten.size === 0) setTimeout(() => this.write(), WRITES_WITHIN_MS);
    this.unwritten.add(socket);
  }

  private write(): void {
    for (const socket of this.unwritten) {
      const facts = this.kept.get(socket);
      if (facts !== undefined && socket.readyState === WebSocket.OPEN) socket.serializeAttachment(facts);
    }
    this.unwritten.clear();
  }
}
