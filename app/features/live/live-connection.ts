import type { ClientFrame, ServerFrame } from "~/domain/presence/frames";
import { HEARTBEAT_MS } from "~/domain/presence/lease";
import { CLOSE } from "~/domain/session/reasons";
import { seconds } from "~/domain/time/durations";

export type LiveStatus = "connecting" | "live" | "stale";

type Handlers = {
  onFrame(frame: ServerFrame): void;
  onStatus(status: LiveStatus): void;
  /** The session is over or suspended: the gate's page tells why. */
  onLeave(): void;
};

const FIRST_WAIT_MS = seconds(1);
const LONGEST_WAIT_MS = seconds(30);
/** Statuses of a request that the gate refuses (architecture, "Refusing a request"). */
const REFUSED = [401, 403, 423];

/** How long to wait before the next attempt: twice as long each time, spread so that not everybody comes at once. */
export function waitBefore(attempt: number, random: number): number {
  const most = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt);
  return most / 2 + (most / 2) * random;
}

/** One socket to `/live` for as long as the tab is open: heartbeats, reconnects, knows when to leave. */
export class LiveConnection {
  private socket: WebSocket | null = null;
  private beat: ReturnType<typeof setInterval> | null = null;
  private retry: ReturnType<typeof setTimeout> | null = null;
  private attempt = 0;
  private isHeard = true;
  private isOver = false;

  constructor(private readonly on: Handlers) {}

  start = () => {
    this.isOver = false;
    this.connect();
  };

  stop = () => {
    this.isOver = true;
    this.clear();
    this.socket?.close(1000);
  };

  /** Said only while connected: whoever needs it said again listens to the status. */
  say(frame: ClientFrame): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
  }

  /** The network came back, the tab is looked at again, or somebody pressed the button: no waiting. */
  hurry = () => {
    if (this.retry === null) return;
    this.attempt = 0;
    this.connect();
  };

  private connect(): void {
    this.clear();
    const socket = new WebSocket(`${window.location.origin.replace(/^http/, "ws")}/live`);
    let isOpen = false;
    this.socket = socket;
    socket.onopen = () => {
      isOpen = true;
      this.attempt = 0;
      this.isHeard = true;
      this.beat = setInterval(this.heartbeat, HEARTBEAT_MS);
      this.on.onStatus("live");
    };
    socket.onmessage = ({ data }) => {
      this.isHeard = true;
      if (typeof data === "string" && data !== "pong") this.hear(JSON.parse(data) as ServerFrame);
    };
    socket.onclose = ({ code }) => {
      if (this.socket !== socket || this.isOver) return;
      if (code === CLOSE.ended || code === CLOSE.suspended) return this.leave();
      this.wait();
      if (!isOpen) void this.askWhy();
    };
  }

  private hear(frame: ServerFrame): void {
    if (frame.t === "ended" || frame.t === "held") this.leave();
    else this.on.onFrame(frame);
  }

  private heartbeat = () => {
    if (!this.isHeard) {
      // Silence for a whole heartbeat: the line is dead although nobody has said so.
      this.socket?.close(4000);
      return this.wait();
    }
    this.isHeard = false;
    this.socket?.send("ping");
  };

  private wait(): void {
    this.clear();
    this.on.onStatus("stale");
    this.retry = setTimeout(() => this.connect(), waitBefore(this.attempt, Math.random()));
    this.attempt += 1;
  }

  /** A script cannot read why a handshake failed, so it asks once more as a poll, which touches nothing. */
  private async askWhy(): Promise<void> {
    const headers = { "x-gatehouse-poll": "1" };
    const answer = await fetch("/live", { headers, redirect: "manual" }).catch(() => null);
    if (answer !== null && REFUSED.includes(answer.status) && !this.isOver) this.leave();
  }

  private leave(): void {
    this.stop();
    this.on.onLeave();
  }

  private clear(): void {
    if (this.beat !== null) clearInterval(this.beat);
    if (this.retry !== null) clearTimeout(this.retry);
    this.beat = this.retry = null;
  }
}
