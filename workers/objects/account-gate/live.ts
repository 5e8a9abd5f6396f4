import type { Refusal } from "../../../app/domain/session/gate";
import type { Roster } from "./roster";
import { type Attachment, Sockets } from "./sockets";

/** Who is connected, and what the watchers are told. */
export class Live {
  readonly sockets: Sockets;

  constructor(
    ctx: DurableObjectState,
    private readonly roster: Roster,
  ) {
    this.sockets = new Sockets(ctx);
  }

  /** A frame from a browser. Only a real input touches and slides; everything unknown is ignored. */
  message(socket: WebSocket, message: string | ArrayBuffer, now: number): void {
    const facts = socket.deserializeAttachment() as Attachment | null;
    if (facts === null || typeof message !== "string" || message !== "input") return;
    this.roster.touch(facts.user, { page: facts.page, address: facts.address, device: null }, now);
    socket.serializeAttachment({ ...facts, lastInputAt: now });
  }

  closed(_socket: WebSocket, _now: number): void {}

  enforce(refusalOf: (facts: Attachment) => Refusal | null): number {
    return this.sockets.enforce(refusalOf);
  }
}
