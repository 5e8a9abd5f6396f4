import { DurableObject } from "cloudflare:workers";
import type {
  Confirmed,
  ConfirmRequest,
  Consumed,
  ConsumeRequest,
  Gauge,
  GaugesRequest,
} from "../../app/domain/limits/meter";
import type { AuthEntry } from "../../app/domain/log/entry";
import type { KeptSeal } from "../../app/domain/log/seal";
import type { Said } from "../../app/domain/presence/availability";
import type { Roster as LiveRoster, Timeline, TimelineRequest } from "../../app/domain/presence/frames";
import type {
  AdmitRequest,
  Delivery,
  Ended,
  EndRequest,
  LengthsQuestion,
  Opened,
  OpenRequest,
  RenewRequest,
  SAME,
  SessionView,
  Verdict,
} from "../../app/domain/session/gate";
import type { GateSeed } from "../../app/domain/session/gate-seed";
import type { AccessRequest, PersonAccess } from "../../app/domain/session/person-access";
import type {
  EndPreview,
  PreviewEnded,
  PreviewStarted,
  StartPreview,
} from "../../app/domain/session/preview";
import type { QuestionFacts, QuestionRequest } from "../../app/domain/session/question";
import { refused } from "../../app/domain/session/refused";
import type { TokenView } from "../../app/domain/session/token";
import type { Env } from "../env";
import { type Acted, acted } from "./account-gate/acted";
import { brief } from "./account-gate/brief";
import { confirm, consume } from "./account-gate/count";
import { eraseGate } from "./account-gate/erase";
import { Gate } from "./account-gate/gate";
import { gaugesOf } from "./account-gate/gauges";
import { accessOf } from "./account-gate/person-access";
import { endPreview, startPreview } from "./account-gate/preview";
import { previewLengths } from "./account-gate/preview-lengths";
import { admitQuestion, answerQuestion } from "./account-gate/questions";
import { renewSession } from "./account-gate/renew-session";
import { seedGate } from "./account-gate/seed";
import { SharedTurn } from "./account-gate/shared-turn";
import { runSteps } from "./account-gate/steps";
import { timelineOf } from "./account-gate/timeline";
import { openLive } from "./account-gate/upgrade";

/** One object per account: the verbs of the gate and nothing else. The parts are in `account-gate/`. */
export class AccountGate extends DurableObject<Env> {
  private gate: Gate;
  private readonly counted = new SharedTurn();

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    runSteps(ctx.storage);
    this.gate = new Gate(ctx, env);
  }

  /** At once when it can be, as most are: every request of the company waits for it. */
  admit(request: AdmitRequest): Verdict | typeof SAME | Promise<Verdict | typeof SAME> {
    const { gate } = this;
    if (gate.isReady()) return brief(request, gate.admit(request));
    if (gate.meta.isErased()) return refused("none");
    return gate.ready().then(() => brief(request, gate.admit(request)));
  }

  async openSession(request: OpenRequest): Promise<Opened> {
    await this.gate.ready();
    return this.gate.openSession(request);
  }

  async renewSession(request: RenewRequest): Promise<{ until: number | null }> {
    await this.gate.ready();
    return renewSession(this.gate, request);
  }

  async listSessions(request: { user: number | null; now: number }): Promise<SessionView[]> {
    await this.gate.ready();
    return this.gate.listSessions(request);
  }

  async listTokens(request: { user: number | null; now: number }): Promise<TokenView[]> {
    await this.gate.ready();
    return this.gate.listTokens(request);
  }

  async startPreview(request: StartPreview): Promise<PreviewStarted> {
    await this.gate.ready();
    return startPreview(this.gate, request);
  }

  async endPreview(request: EndPreview): Promise<PreviewEnded> {
    await this.gate.ready();
    return endPreview(this.gate, request);
  }

  async previewLengths(question: LengthsQuestion): Promise<{ sessions: number; mine: boolean }> {
    await this.gate.ready();
    return previewLengths(this.gate, question);
  }

  async endSessions(request: EndRequest): Promise<Ended> {
    await this.gate.ready();
    return this.gate.endSessions(request);
  }

  async apply(delivery: Delivery): Promise<{ applied: number; epoch: number }> {
    await this.gate.ready(delivery.epoch);
    return this.gate.apply(delivery);
  }

  async roster({ user, now }: { user: number; now: number }): Promise<LiveRoster | null> {
    await this.gate.ready();
    this.gate.live.leases.check(now);
    return this.gate.live.watchers.rosterFor(user, now);
  }

  async timeline(request: TimelineRequest): Promise<Timeline | null> {
    await this.gate.ready();
    this.gate.live.leases.check(request.now);
    return timelineOf(this.gate, request);
  }

  async acted(people: Acted[]): Promise<void> {
    await this.gate.ready();
    acted(this.gate, people);
  }

  async say({ user, said, now }: { user: number; said: Said; now: number }): Promise<boolean> {
    await this.gate.ready();
    return this.gate.live.say(user, said, now);
  }

  async ring({ users }: { users: readonly number[] }): Promise<void> {
    for (const user of users) this.gate.live.sockets.ring(user);
  }

  async contributions(request: AccessRequest): Promise<PersonAccess[]> {
    await this.gate.ready();
    return accessOf(this.gate, request);
  }

  async admitQuestion(request: AdmitRequest, question: QuestionRequest) {
    if (this.gate.meta.isErased()) return { said: refused("none"), told: null };
    await this.gate.ready();
    return admitQuestion(this.gate, request, question);
  }

  async question(request: QuestionRequest): Promise<QuestionFacts> {
    await this.gate.ready();
    return answerQuestion(this.gate, request);
  }

  async consume(request: ConsumeRequest): Promise<Consumed> {
    await this.counted.join();
    await this.gate.ready();
    return consume(this.gate, request);
  }

  async confirm(request: ConfirmRequest): Promise<Confirmed> {
    await this.counted.join();
    await this.gate.ready();
    return confirm(this.gate, request);
  }

  async gauges(request: GaugesRequest): Promise<Gauge[]> {
    await this.gate.ready();
    return gaugesOf(this.gate, request);
  }

  async record(entries: AuthEntry[]): Promise<void> {
    await this.gate.ready();
    return this.gate.record(entries);
  }

  async keptSeal(): Promise<KeptSeal | null> {
    await this.gate.ready();
    return this.gate.lastSeal.get();
  }

  async flush(): Promise<void> {
    await this.gate.ready();
    return this.gate.flush();
  }

  /** A company is closed for good (AU-23): forgets everything but that. Done again it changes nothing. */
  async erase(): Promise<void> {
    this.gate = await eraseGate(this.gate);
  }

  /** Local use only: the demo company's open sessions. */
  async seed(request: GateSeed): Promise<{ seeded: number }> {
    await this.gate.ready();
    return seedGate(this.gate, request);
  }

  /** The socket upgrade, and nothing else: `server.ts` has checked origin and cookie and set the headers itself. */
  override async fetch(request: Request): Promise<Response> {
    await this.gate.ready();
    return openLive(this.gate, request);
  }

  override async alarm(): Promise<void> {
    if (this.gate.meta.isErased()) return;
    await this.gate.ready();
    return this.gate.alarm();
  }

  /** At once when it can be: a promise costs as much as what it would wait for. */
  override webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): void | Promise<void> {
    const { gate } = this;
    if (gate.isReady()) gate.live.message(socket, message, Date.now());
    else return gate.ready().then(() => gate.live.message(socket, message, Date.now()));
  }

  override async webSocketClose(socket: WebSocket, code: number): Promise<void> {
    await this.gate.ready();
    this.gate.live.closed(socket, Date.now());
    // 1005 and 1006 say that no code came; they may not be sent (RFC 6455 7.4.1).
    socket.close(code === 1005 || code === 1006 ? 1000 : code);
  }

  override async webSocketError(socket: WebSocket): Promise<void> {
    await this.gate.ready();
    this.gate.live.closed(socket, Date.now());
  }
}
