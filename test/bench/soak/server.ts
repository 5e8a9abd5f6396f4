import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { collectGarbage } from "../workerd/garbage";
import { memoryMb } from "../workerd/processor";
import { type Served, serveWorkers } from "../workerd/serve";

/** A server that is killed, as by a power cut, and started again over the same data. */
export class MortalServer {
  private served: Served | null = null;
  private readonly data = mkdtempSync(join(tmpdir(), "gatehouse-soak-"));
  /** Rises with each start: what was asked of an earlier server says nothing of this one. */
  life = 0;

  get url(): string | null {
    return this.served?.urls.soak ?? null;
  }

  /** What it holds when its garbage is collected, MB. */
  async memoryMb(): Promise<number> {
    if (this.served?.inspector) await collectGarbage(this.served.inspector);
    return memoryMb(this.served?.pid ?? 0);
  }

  async start(): Promise<void> {
    const plan = {
      entry: "test/bench/soak/worker.ts",
      tables: true,
      objects: { ACCOUNT_GATE: "MortalGate", LOGIN_THROTTLE: "LoginThrottle" },
    };
    this.served = await serveWorkers({ soak: plan }, this.data, { isQuiet: true, isInspected: true });
    this.life += 1;
  }

  async kill(): Promise<void> {
    const { served } = this;
    this.served = null;
    if (served === null) return;
    process.kill(served.pid, "SIGKILL");
    await served.stop().catch(() => undefined);
  }

  async stop(): Promise<void> {
    await this.served?.stop();
    rmSync(this.data, { recursive: true, force: true });
  }

  async ask<Answer>(path: string, body?: object): Promise<Answer> {
    const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
    const response = await fetch(`${this.url}${path}`, init);
    if (!response.ok) throw new Error((await response.text()).slice(0, 300));
    return (await response.json()) as Answer;
  }
}
