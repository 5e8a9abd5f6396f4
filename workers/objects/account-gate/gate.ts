import type { AuthEntry } from "../../../app/domain/log/entry";
import type {
  AdmitRequest,
  Delivery,
  Ended,
  EndRequest,
  GateOp,
  Opened,
  OpenRequest,
  PersonFact,
  SessionView,
  Verdict,
} from "../../../app/domain/session/gate";
import { refused as refusal } from "../../../app/domain/session/refused";
import { openDb } from "../../../db/client";
import type { Env } from "../../env";
import { Access } from "./access";
import { dueAt, syncAlarm } from "./alarm";
import { AllowlistPart } from "./allowlist";
import { Copies } from "./copies";
import { send } from "./deliver";
import { Denials } from "./denials";
import { endThem } from "./end-sessions";
import { hydrate } from "./hydrate";
import { Judge } from "./judge";
import { Live } from "./live";
import { Meta } from "./meta";
import { openOne } from "./open-session";
import { Outbox } from "./outbox";
import { Roster } from "./roster";
import { asView, Sessions } from "./sessions";

/** The gate of one account, wired from its parts. Every verb is one synchronous turn. */
export class Gate {
  readonly meta: Meta;
  readonly copies: Copies;
  readonly sessions: Sessions;
  readonly access: Access;
  readonly allowlist: AllowlistPart;
  readonly judge: Judge;
  readonly outbox: Outbox;
  readonly denials: Denials;
  readonly roster: Roster;
  readonly live: Live;
  /** The instant of the alarm that this instance has set; null when it does not know. */
  armedFor: number | null = null;
  private hydrating: Promise<void> | null = null;

  constructor(
    readonly ctx: DurableObjectState,
    readonly env: Env,
  ) {
    const { sql } = ctx.storage;
    this.meta = new Meta(sql);
    this.copies = new Copies(sql);
    this.sessions = new Sessions(sql);
    this.access = new Access(this.copies);
    this.allowlist = new AllowlistPart(this.copies);
    this.judge = new Judge(this.copies, this.access, this.allowlist);
    this.outbox = new Outbox(sql);
    this.denials = new Denials(this.outbox);
    this.roster = new Roster(sql, this.outbox);
    this.live = new Live(ctx, this.roster);
  }

  /** Hydrates once for all who wait; another epoch ends every session and reads the account anew. */
  async ready(epoch?: number): Promise<void> {
    const mine = this.meta.epoch();
    if (mine !== null && (epoch === undefined || epoch <= mine)) return;
    this.hydrating ??= this.fill().finally(() => {
      this.hydrating = null;
    });
    await this.hydrating;
  }

  admit(request: AdmitRequest): Verdict {
    const { now, address } = request;
    const row = this.sessions.find(request.tokenHash);
    const dead = this.judge.ofSession(row, now);
    if (dead !== null || row === null) {
      if (dead?.reason === "expired" && row?.ended_at === null)
        endThem(this, [row], { now, reason: "expired", actorId: null, origin: null, event: null });
      return dead ?? refusal("none");
    }
    const person = this.copies.person(row.user)!;
    const refused = this.judge.ofPerson(person, address, row.kind === "token" ? "token" : "browser", now);
    if (refused !== null) {
      if (this.denials.note(refused, request.page, now)) syncAlarm(this, now);
      return refused;
    }
    if (request.page !== null)
      this.touch(
        row.user,
        request.page,
        address,
        row.device,
        () => this.sessions.touch(row, address, now),
        now,
      );
    return {
      ok: true,
      user: person.user,
      sessionId: row.id,
      startedAt: row.created_at,
      ...this.viewer(person, request.stamp, now),
    };
  }

  openSession(request: OpenRequest): Opened {
    return openOne(this, request);
  }

  listSessions({ user, now }: { user: number | null; now: number }): SessionView[] {
    return this.sessions
      .list(user)
      .filter((row) => this.judge.ofSession(row, now) === null)
      .map(asView);
  }

  endSessions(request: EndRequest): Ended {
    const rows = this.sessions
      .list(request.user ?? null)
      .filter(
        (row) =>
          (request.sessionId === undefined || row.id === request.sessionId) &&
          row.hash !== request.exceptHash &&
          row.id !== request.exceptId,
      );
    return endThem(this, rows, request);
  }

  /** Takes the next numbers only, in order; ends what no longer stands in the same turn. */
  apply({ ops, now }: Delivery): { applied: number; epoch: number } {
    this.ctx.storage.transactionSync(() => {
      for (const { seq, op } of ops) {
        if (seq !== this.meta.applied() + 1) continue;
        this.take(op, seq, now);
        this.meta.setApplied(seq);
      }
    });
    this.enforce(now);
    syncAlarm(this, now);
    return { applied: this.meta.applied(), epoch: this.meta.epoch() ?? 0 };
  }

  record(entries: AuthEntry[]): void {
    for (const entry of entries) this.outbox.put({ kind: "log", opId: entry.opId, entry });
    syncAlarm(this, Date.now());
  }

  flush(): Promise<void> {
    return send(this);
  }

  async alarm(): Promise<void> {
    await dueAt(this, Date.now());
  }

  /** Ends sessions of people whom a hold or a deletion took away, and closes sockets that no longer stand. */
  enforce(now: number): number {
    const gone = this.sessions.list(null).filter((row) => {
      const person = this.copies.person(row.user);
      return (
        person === null ||
        person.isDeleted ||
        this.judge.ofPerson(person, null, "browser", now)?.end === "held"
      );
    });
    if (gone.length > 0)
      endThem(this, gone, { now, reason: "held", actorId: null, origin: null, event: "session_revoked" });
    return this.live.enforce((facts) => {
      const person = this.copies.person(facts.user);
      return (
        this.judge.ofSession(this.sessions.find(facts.hash), now) ??
        (person === null
          ? refusal("ended", { end: "deleted" })
          : this.judge.ofPerson(person, facts.address, "browser", now))
      );
    });
  }

  /** The facts of a viewer, and the stamp under which an isolate may keep them. */
  private viewer(person: PersonFact, known: string | null, now: number) {
    const rights = this.access.rightsOf(person, now);
    const stamp = [
      this.meta.epoch(),
      person.user,
      person.version,
      person.rev ?? 0,
      this.meta.frame(),
      rights.validUntil ?? 0,
    ].join(".");
    const {
      user,
      publicId,
      name,
      surname,
      email,
      language,
      timeZone,
      departmentId,
      kind,
      isOwner,
      version,
      reach,
    } = person;
    return {
      stamp,
      facts:
        stamp === known
          ? null
          : {
              person: {
                user,
                publicId,
                name,
                surname,
                email,
                language,
                timeZone,
                departmentId,
                kind,
                isOwner,
                version,
              },
              settings: this.copies.settings(),
              rights,
              reach,
            },
    };
  }

  private touch(
    user: number,
    page: string,
    address: string | null,
    device: string | null,
    slide: () => void,
    now: number,
  ): void {
    slide();
    this.roster.touch(user, { page, address, device }, now);
  }

  private take(op: GateOp, seq: number, now: number): void {
    if (op.t === "end_sessions") {
      const rows = this.sessions
        .list(op.user)
        .filter((row) => row.created_at < op.before && row.id !== op.except);
      endThem(this, rows, { now, reason: op.reason, actorId: null, origin: null, event: "session_revoked" });
      return;
    }
    this.copies.write(op.t === "person" ? { ...op, rev: seq } : op);
    if (op.t === "network") this.allowlist.forget();
    else this.access.forget(op.t === "person" ? op.user : undefined);
    if (op.t !== "person" && op.t !== "versions") this.meta.raiseFrame();
  }

  private async fill(): Promise<void> {
    const account = this.ctx.id.name;
    if (account === undefined) throw new Error("a gate is named by its account");
    const ops: GateOp[] = [];
    const copy = await hydrate(openDb(this.env, 0), account, (more) => ops.push(...more));
    if (copy === null) throw new Error("no such account");
    const now = Date.now();
    this.ctx.storage.transactionSync(() => {
      if (this.meta.epoch() !== null && this.meta.epoch() !== copy.epoch) this.sessions.endAll("epoch", now);
      this.copies.clear();
      for (const op of ops) if (op.t !== "end_sessions") this.copies.write(op);
      this.meta.setHydrated(copy);
    });
    this.access.forget();
    this.allowlist.forget();
    this.meta.raiseFrame();
    this.enforce(now);
    syncAlarm(this, now);
  }
}
