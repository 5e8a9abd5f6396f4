import { tellingHold } from "../../../app/domain/holds/holds";
import type { Said } from "../../../app/domain/presence/availability";
import type { Refusal } from "../../../app/domain/session/gate";
import { syncAlarm } from "./alarm";
import type { Attachment } from "./attachments";
import type { Gate } from "./gate";
import { hear } from "./hear";
import { Leases } from "./leases";
import type { Idle } from "./presence";
import type { Touched } from "./roster";
import { Sockets, tell } from "./sockets";
import { Watchers } from "./watchers";

/** What happens to people's presence, stored at once and told to the watchers (semantics 9). */
export class Live {
  readonly sockets: Sockets;
  readonly watchers: Watchers;
  readonly leases: Leases;

  constructor(private readonly gate: Gate) {
    this.sockets = new Sockets(gate.ctx);
    this.watchers = new Watchers(gate);
    this.leases = new Leases(gate);
  }

  opened(server: WebSocket, facts: Attachment): void {
    this.sockets.accept(server, facts);
    if (!facts.isProgram) {
      this.arrived(facts.user, facts.since);
      tell(server, { t: "said", said: this.gate.presence.saidOf(facts.user) });
    }
    syncAlarm(this.gate, facts.since);
  }

  message(socket: WebSocket, message: string | ArrayBuffer, now: number): void {
    hear(this.gate, socket, message, now);
  }

  /** The event may never come, or come after a reload's new socket: the grace decides, and the lease without it. */
  closed(socket: WebSocket, now: number): void {
    const facts = this.sockets.attachments.of(socket);
    this.watchers.gone(socket);
    if (facts === null || facts.isProgram || this.sockets.of(facts.user).some((other) => other !== socket))
      return;
    this.gate.presence.leave(facts.user, now);
    syncAlarm(this.gate, now);
  }

  arrived(user: number, now: number): void {
    if (this.gate.presence.arrive(user, now)) this.watchers.changed(user, now);
  }

  /** Offline, as of the instant `at`: at once when the last session ended or a hold began. */
  departed(user: number, at: number, now: number): void {
    if (this.gate.presence.of(user)?.present !== 1) return;
    this.gate.presence.depart(user, at, this.idleOf(user, now));
    this.watchers.changed(user, now);
  }

  /** A visit or an input of the person themselves. */
  touched(user: number, facts: Touched, now: number): void {
    const { gate } = this;
    const idle = this.idleOf(user, now);
    if (now - idle.lastActiveAt >= idle.idleAfterMs) gate.presence.cut(user, now, idle);
    const isNews = gate.roster.touch(user, facts, now);
    this.watchers.changed(user, now);
    if (isNews) syncAlarm(gate, now);
  }

  /** What a person says of themselves, on every device (semantics 9, U9). False when its end has passed already. */
  say(user: number, { availability, until }: Said, now: number): boolean {
    const said: Said = { availability, until: availability === "available" ? null : until };
    if (said.until !== null && said.until <= now) return false;
    this.gate.presence.say(user, said, this.idleOf(user, now), now);
    this.gate.outbox.put({ kind: "availability", opId: `availability.${user}`, user, said });
    for (const socket of this.sockets.of(user)) tell(socket, { t: "said", said });
    this.watchers.changed(user, now);
    syncAlarm(this.gate, now);
    return true;
  }

  /** Closes every socket that no longer stands. Whoever has none left after that is offline at once. */
  enforce(refusalOf: (facts: Attachment) => Refusal | null, now: number): number {
    const closed = this.sockets.enforce(refusalOf);
    for (const user of new Set(closed)) if (this.sockets.of(user).length === 0) this.departed(user, now, now);
    for (const { user } of this.gate.presence.present())
      if (tellingHold(this.gate.copies.person(user)?.holds ?? [], now) !== null)
        this.departed(user, now, now);
    return closed.length;
  }

  /** People whose rights, standing or settings moved: their pages ask again, their own view begins anew. */
  moved(users: ReadonlySet<number>, now: number): void {
    for (const user of users) {
      this.watchers.changed(user, now);
      // A program begins anew, so that its token is asked again.
      for (const socket of this.sockets.programsOf(user)) tell(socket, { t: "rights" });
      for (const socket of this.sockets.of(user)) {
        tell(socket, { t: "rights" });
        const facts = this.sockets.factsOf(socket);
        if (facts?.watches && !this.watchers.watch(socket, facts, now)) this.watchers.unwatch(socket, facts);
      }
    }
  }

  idleOf(user: number, now: number): Idle {
    return {
      lastActiveAt: this.gate.roster.lastAt(user) ?? now,
      idleAfterMs: this.gate.copies.settings().idleAfterMs,
    };
  }
}
