import type { LiveFact, Roster, ServerFrame } from "../../../app/domain/presence/frames";
import type { PersonFact } from "../../../app/domain/session/gate";
import { CLOSE } from "../../../app/domain/session/reasons";
import type { Attachment } from "./attachments";
import { factOf, maySee, maySeeAddress, watcherOf, withoutAddress } from "./facts";
import type { Gate } from "./gate";
import { tell } from "./sockets";

/** Changes after the first of a burst are collected for this long (architecture, "Roster and the live view"). */
const WINDOW_MS = 250;
/** Frames that a watcher may leave unread: a minute of the busiest view. */
export const MOST_UNREAD = 240;

/** A person with their fact as JSON, with and without the address. */
type Told = { person: PersonFact; whole: string; bare: string };

/** Those who look at the live view: a snapshot first, then what changed, each within their own scope. */
export class Watchers {
  private sockets: Set<WebSocket> | null = null;
  private unread = new WeakMap<WebSocket, { sent: number; read: number }>();
  private changedPeople = new Set<number>();
  private isWindowOpen = false;

  constructor(private readonly gate: Gate) {}

  any(): boolean {
    return this.all().size > 0;
  }

  watch(socket: WebSocket, facts: Attachment, now: number): boolean {
    const roster = this.rosterFor(facts.user, now);
    if (roster === null) return false;
    this.gate.live.sockets.attachments.put(socket, { ...facts, watches: true });
    this.all().add(socket);
    this.send(socket, (n) => JSON.stringify({ t: "snapshot", n, ...roster } satisfies ServerFrame));
    return true;
  }

  unwatch(socket: WebSocket, facts: Attachment): void {
    this.all().delete(socket);
    if (facts.watches) this.gate.live.sockets.attachments.put(socket, { ...facts, watches: false });
  }

  gone(socket: WebSocket): void {
    this.sockets?.delete(socket);
  }

  read(socket: WebSocket, n: number): void {
    const count = this.unread.get(socket);
    if (count !== undefined && n <= count.sent) count.read = Math.max(count.read, n);
  }

  /** The first change goes out at once, the others of the next 250 ms in one frame. Silence costs no timer. */
  changed(user: number, now: number): void {
    if (!this.any()) return;
    this.changedPeople.add(user);
    if (!this.isWindowOpen) this.flush(now);
  }

  /** Everybody of a viewer's scope; null when they may not watch at all. */
  rosterFor(user: number, now: number): Roster | null {
    const viewer = watcherOf(this.gate, user, now);
    if (viewer === null) return null;
    this.gate.roster.warm();
    this.gate.presence.warm();
    const facts: LiveFact[] = [];
    for (const person of this.gate.copies.allPeople()) {
      if (person.isDeleted || !maySee(viewer, person)) continue;
      const fact = factOf(this.gate, person, now);
      if (fact !== null) facts.push(maySeeAddress(viewer, person) ? fact : withoutAddress(fact));
    }
    const { idleAfterMs, showsPage } = this.gate.copies.settings();
    return { now, idleAfterMs, showsPage, facts };
  }

  private flush(now: number): void {
    const people = [...this.changedPeople];
    this.changedPeople.clear();
    this.isWindowOpen = people.length > 0 && this.any();
    if (!this.isWindowOpen) return;
    this.sendFacts(people, now);
    setTimeout(() => this.flush(Date.now()), WINDOW_MS);
  }

  /** Whoever watches on several pages sees the same on each: it is put together once. */
  private sendFacts(users: number[], now: number): void {
    const told = this.toldOf(users, now);
    const seenBy = new Map<number, string | null>();
    for (const socket of this.all()) {
      const facts = this.gate.live.sockets.factsOf(socket);
      if (facts === null) {
        this.gone(socket);
        continue;
      }
      let seen = seenBy.get(facts.user);
      if (seen === undefined) {
        seen = this.seenBy(facts.user, told, now);
        seenBy.set(facts.user, seen);
      }
      if (seen === null) {
        this.unwatch(socket, facts);
        tell(socket, { t: "rights" });
      } else if (seen !== "") {
        const rest = `,"now":${now},"facts":[${seen}]}`;
        this.send(socket, (n) => `{"t":"facts","n":${n}${rest}`);
      }
    }
  }

  private toldOf(users: number[], now: number): Told[] {
    return users.flatMap((user) => {
      const person = this.gate.copies.person(user);
      const fact = person === null || person.isDeleted ? null : factOf(this.gate, person, now);
      if (person === null || fact === null) return [];
      return [{ person, whole: JSON.stringify(fact), bare: JSON.stringify(withoutAddress(fact)) }];
    });
  }

  /** What a viewer may see of it; null when they may not watch any more. */
  private seenBy(user: number, told: readonly Told[], now: number): string | null {
    const viewer = watcherOf(this.gate, user, now);
    if (viewer === null) return null;
    return told
      .filter(({ person }) => maySee(viewer, person))
      .map(({ person, whole, bare }) => (maySeeAddress(viewer, person) ? whole : bare))
      .join(",");
  }

  /** A watcher that does not say what it has read is closed: its frames would pile up in memory. */
  private send(socket: WebSocket, frame: (n: number) => string): void {
    const count = this.unread.get(socket) ?? { sent: 0, read: 0 };
    this.unread.set(socket, count);
    count.sent += 1;
    if (count.sent - count.read > MOST_UNREAD) {
      this.gone(socket);
      socket.close(CLOSE.slow, "slow reader");
      return;
    }
    try {
      socket.send(frame(count.sent));
    } catch {
      this.gone(socket);
    }
  }

  /** Memory is lost in sleep; who watches stands in the attachments. */
  private all(): Set<WebSocket> {
    this.sockets ??= new Set(
      this.gate.live.sockets
        .all()
        .filter(({ facts }) => facts.watches)
        .map(({ socket }) => socket),
    );
    return this.sockets;
  }
}
