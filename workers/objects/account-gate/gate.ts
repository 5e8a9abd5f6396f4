import type { AuthEntry } from "../../../app/domain/log/entry";
import type {
  AdmitRequest,
  Admitted,
  Delivery,
  Ended,
  EndRequest,
  Opened,
  OpenRequest,
  Refusal,
  SessionView,
  Verdict,
} from "../../../app/domain/session/gate";
import { refused as refusal } from "../../../app/domain/session/refused";
import type { TokenView } from "../../../app/domain/session/token";
import type { Env } from "../../env";
import { Access } from "./access";
import { dueAt, syncAlarm } from "./alarm";
import { AllowlistPart } from "./allowlist";
import type { Attachment } from "./attachments";
import { Rows } from "./columns";
import { Copies } from "./copies";
import { Courier } from "./deliver";
import { Denials } from "./denials";
import { endThem } from "./end-sessions";
import { nearLimits } from "./gauges";
import { Intervals } from "./intervals";
import { Judge } from "./judge";
import { LastSeal } from "./last-seal";
import { LimitHolds } from "./limit-holds";
import { Live } from "./live";
import { Meta } from "./meta";
import { Meter } from "./meter";
import { openOne } from "./open-session";
import { Outbox } from "./outbox";
import { Presence } from "./presence";
import { admitPreview } from "./preview";
import { Questions } from "./questions";
import { Reservations } from "./reservations";
import { Roster } from "./roster";
import { asToken, asView } from "./session-views";
import { Sessions } from "./sessions";
import { fill, takeOps } from "./take";
import { admitToken, TokenRates, tokenViewer } from "./tokens";
import { markOf, viewerOf } from "./viewer-facts";

/** The gate of one account, wired from its parts. Every verb is one synchronous turn. */
export class Gate {
  readonly meta: Meta;
  readonly copies: Copies;
  readonly limitHolds: LimitHolds;
  readonly meter: Meter;
  readonly reservations: Reservations;
  readonly sessions: Sessions;
  readonly access: Access;
  readonly allowlist: AllowlistPart;
  readonly judge: Judge;
  readonly lastSeal: LastSeal;
  readonly outbox: Outbox;
  readonly denials: Denials;
  readonly roster: Roster;
  readonly presence: Presence;
  readonly live: Live;
  readonly courier = new Courier(this);
  readonly questions = new Questions(this);
  readonly rates = new TokenRates();
  /** The instant of the alarm that this instance has set; null when it does not know. */
  armedFor: number | null = null;
  private hydrating: Promise<void> | null = null;

  constructor(
    readonly ctx: DurableObjectState,
    readonly env: Env,
  ) {
    const { sql, kv } = ctx.storage;
    this.meta = new Meta(sql);
    this.limitHolds = new LimitHolds(sql);
    this.meter = new Meter(sql);
    this.reservations = new Reservations(sql);
    this.copies = new Copies(sql, (user, holds) => this.limitHolds.merge(user, holds));
    this.sessions = new Sessions(sql, kv);
    this.access = new Access(this.copies);
    this.allowlist = new AllowlistPart(this.copies);
    this.judge = new Judge(this.copies, this.access, this.allowlist);
    this.lastSeal = new LastSeal(sql);
    this.outbox = new Outbox(sql);
    this.denials = new Denials(this.outbox);
    const rows = new Rows();
    this.roster = new Roster(sql, rows);
    this.presence = new Presence(sql, rows, new Intervals(sql));
    this.live = new Live(this);
  }

  /** Whether a verb may go on in this turn; else `ready` says when. */
  isReady(): boolean {
    return !this.meta.isErased() && this.meta.epoch() !== null;
  }

  /** Hydrates once for all who wait; another epoch ends every session and reads the account anew. */
  async ready(epoch?: number): Promise<void> {
    if (this.meta.isErased()) throw new Error("the company is erased");
    const mine = this.meta.epoch();
    if (mine !== null && (epoch === undefined || epoch <= mine)) return;
    this.hydrating ??= fill(this).finally(() => {
      this.hydrating = null;
    });
    await this.hydrating;
  }

  /** All of it or nothing, in storage and in what the parts have at hand. */
  atomically<Result>(work: () => Result): Result {
    try {
      return this.ctx.storage.transactionSync(work);
    } catch (failure) {
      for (const part of [this.meter, this.reservations, this.sessions]) part.forget();
      throw failure;
    }
  }

  admit(request: AdmitRequest): Verdict {
    const { now, address } = request;
    const row = this.sessions.find(request.tokenHash);
    if ((row?.kind === "token") !== (request.as === "token")) return refusal("none");
    const dead = this.judge.ofSession(row, now);
    if (dead !== null || row === null) {
      if (dead?.reason === "expired" && row?.ended_at === null)
        endThem(this, [row], { now, reason: "expired", actorId: null, origin: null, event: null });
      return dead ?? refusal("none");
    }
    const person = this.copies.person(row.user)!;
    if (row.kind === "token") return admitToken(this, row, person, request);
    const refused = this.judge.ofPerson(person, address, "browser", now);
    if (refused !== null) {
      if (this.denials.note(refused, request.page, now)) syncAlarm(this, now);
      return refused;
    }
    if (row.subject !== null) return admitPreview(this, row, person, request);
    if (request.page !== null) {
      this.sessions.touch(row, address, now);
      this.live.touched(row.user, { page: request.page, address, device: row.device }, now);
    }
    const said = this.presence.saidOf(row.user);
    const near = nearLimits(this, person, now);
    return {
      ok: true,
      user: person.user,
      sessionId: row.id,
      startedAt: row.created_at,
      said,
      preview: null,
      near,
      ...viewerOf(this, person, request.stamp, now, { mark: `${row.id}.${markOf(said, near)}` }),
    };
  }

  /** What is said of a token that was admitted a moment ago: a refusal when it no longer stands, else its rights of now. */
  stillAdmits(admitted: Admitted, { tokenHash: hash, address, stamp, now: then }: AdmitRequest): Verdict {
    const now = Math.max(then, Date.now());
    const { user } = admitted;
    return (
      this.refusalOf({ user, hash, address, isProgram: true }, now) ?? {
        ...admitted,
        ...tokenViewer(this, this.sessions.known(hash)!, this.copies.person(user)!, { stamp, now }),
      }
    );
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

  listTokens({ user, now }: { user: number | null; now: number }): TokenView[] {
    return this.sessions
      .list(user, "tokens")
      .filter((row) => this.judge.ofSession(row, now) === null)
      .map(asToken)
      .sort((a, b) => b.createdAt - a.createdAt);
  }

  /** Tokens outlive a sign-out; they end with a stolen account. */
  endSessions(request: EndRequest): Ended {
    const rows = this.sessions
      .list(request.user ?? null, request.event === "not_me_reported" ? "both" : "sessions")
      .filter(
        (row) =>
          (request.sessionId === undefined || row.id === request.sessionId) &&
          row.hash !== request.exceptHash &&
          row.id !== request.exceptId,
      );
    return endThem(this, rows, request);
  }

  apply(delivery: Delivery): { applied: number; epoch: number } {
    return takeOps(this, delivery);
  }

  record(entries: AuthEntry[]): void {
    for (const entry of entries) this.outbox.put({ kind: "log", opId: entry.opId, entry });
    syncAlarm(this, Date.now());
  }

  flush(): Promise<void> {
    return this.courier.send();
  }

  async alarm(): Promise<void> {
    await dueAt(this, Date.now());
  }

  /**
   * Ends sessions of people whom a hold or a deletion took away, and closes sockets that no longer stand. `users`:
   * only these people's sessions may have changed; everybody's when left out.
   */
  enforce(now: number, users?: ReadonlySet<number>): number {
    const gone = [...(users ?? this.sessions.users())]
      .filter((user) => {
        const person = this.copies.person(user);
        return (
          person === null ||
          person.isDeleted ||
          this.judge.ofPerson(person, null, "browser", now)?.end === "held"
        );
      })
      .flatMap((user) => this.sessions.list(user, "both"));
    if (gone.length > 0)
      endThem(this, gone, { now, reason: "held", actorId: null, origin: null, event: "session_revoked" });
    return this.live.enforce((facts) => this.refusalOf(facts, now), now);
  }

  /** Why an open socket may not go on; null when it may. */
  refusalOf(facts: Pick<Attachment, "user" | "hash" | "address" | "isProgram">, now: number): Refusal | null {
    const person = this.copies.person(facts.user);
    return (
      this.judge.ofSession(this.sessions.known(facts.hash), now) ??
      (person === null
        ? refusal("ended", { end: "deleted" })
        : this.judge.ofPerson(person, facts.address, facts.isProgram ? "token" : "browser", now))
    );
  }
}
