import { DurableObject } from "cloudflare:workers";
import type { AuthEntry } from "../../app/domain/log/entry";
import type {
  AdmitRequest,
  Delivery,
  Ended,
  EndRequest,
  Opened,
  OpenRequest,
  RenewRequest,
  SessionView,
  Verdict,
} from "../../app/domain/session/gate";
import type { GateSeed } from "../../app/domain/session/gate-seed";
import type { Env } from "../env";
import { Gate } from "./account-gate/gate";
import { renewSession } from "./account-gate/renew-session";
import { seedGate } from "./account-gate/seed";
import { runSteps } from "./account-gate/steps";
import { openLive } from "./account-gate/upgrade";

/** One object per account: the verbs of the gate and nothing else. The parts are in `account-gate/`. */
export class AccountGate extends DurableObject<Env> {
  private readonly gate: Gate;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    runSteps(ctx.storage);
    this.gate = new Gate(ctx, env);
  }

  async admit(request: AdmitRequest): Promise<Verdict> {
    await this.gate.ready();
    return this.gate.admit(request);
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

  async endSessions(request: EndRequest): Promise<Ended> {
    await this.gate.ready();
    return this.gate.endSessions(request);
  }

  async apply(delivery: Delivery): Promise<{ applied: number; epoch: number }> {
    await this.gate.ready(delivery.epoch);
    return this.gate.apply(delivery);
  }

  async record(entries: AuthEntry[]): Promise<void> {
    await this.gate.ready();
    return this.gate.record(entries);
  }

  async flush(): Promise<void> {
    await this.gate.ready();
    return this.gate.flush();
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
    await this.gate.ready();
    return this.gate.alarm();
  }

  override async webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): Promise<void> {
    await this.gate.ready();
    this.gate.live.message(socket, message, Date.now());
  }

  override async webSocketClose(socket: WebSocket, code: number): Promise<void> {
    await this.gate.ready();
    this.gate.live.closed(socket, Date.now());
    socket.close(code);
  }

  override async webSocketError(socket: WebSocket): Promise<void> {
    await this.gate.ready();
    this.gate.live.closed(socket, Date.now());
  }
}
