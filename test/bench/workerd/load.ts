import { type Answer, HttpConnection } from "./http-connection";
import { processorMs } from "./processor";

export type Target = {
  url: string;
  /** Sent in turn. */
  requests: readonly Buffer[];
  isRight(answer: Answer): boolean;
};

/** A few connections to one server; what it answers wrongly ends the bench. */
export class Load {
  private next = 0;
  private constructor(
    readonly target: Target,
    readonly connections: HttpConnection[],
  ) {}

  static async open(target: Target, connections: number): Promise<Load> {
    const opened = Array.from({ length: connections }, () => HttpConnection.open(target.url));
    return new Load(target, await Promise.all(opened));
  }

  /** Every request once, and `ms` more: what is compiled and remembered at the first time is not measured. */
  async warm(ms: number): Promise<this> {
    for (let left = this.target.requests.length; left > 0; left -= this.connections.length)
      await Promise.all(this.connections.slice(0, left).map((connection) => this.one(connection)));
    await this.asks(ms);
    return this;
  }

  /** Every connection asks again as soon as it has its answer, for `ms`. Answers how many were answered. */
  async asks(ms: number): Promise<number> {
    const until = performance.now() + ms;
    let done = 0;
    const ask = async (connection: HttpConnection) => {
      while (performance.now() < until) {
        await this.one(connection);
        done += 1;
      }
    };
    await Promise.all(this.connections.map(ask));
    return done;
  }

  /** Requests in a second of the server's processor time. */
  async perSecond(pid: number, ms: number): Promise<number> {
    const from = processorMs(pid);
    const done = await this.asks(ms);
    return (done * 1000) / (processorMs(pid) - from);
  }

  /**
   * `rate` requests a second for `ms`, each sent at its own instant whether or not the ones before are answered.
   * Answers how long each took, ms, sorted; time that it waited for a connection counts.
   */
  async atRate(rate: number, ms: number): Promise<number[]> {
    const count = Math.round((rate * ms) / 1000);
    const took: number[] = [];
    const waiting: number[] = [];
    const free = [...this.connections];
    const start = performance.now();
    return new Promise((resolve, reject) => {
      let sent = 0;
      const take = () => {
        while (waiting.length > 0 && free.length > 0) {
          const due = waiting.shift() as number;
          const connection = free.pop() as HttpConnection;
          this.one(connection).then(() => {
            took.push(performance.now() - due);
            free.push(connection);
            if (took.length === count) resolve(took.sort((a, b) => a - b));
            else take();
          }, reject);
        }
      };
      const tick = () => {
        const now = performance.now();
        for (; sent < count && start + (sent * 1000) / rate <= now; sent++) waiting.push(now);
        take();
        if (sent < count) setTimeout(tick, 1);
      };
      tick();
    });
  }

  close(): void {
    for (const connection of this.connections) connection.close();
  }

  private async one(connection: HttpConnection): Promise<void> {
    const { requests, isRight } = this.target;
    const answer = await connection.ask(requests[this.next++ % requests.length] as Buffer);
    if (!isRight(answer))
      throw new Error(`wrong answer ${answer.head.slice(0, 200)}: ${answer.body.slice(0, 200)}`);
  }
}

/** The value below which `share` of the sorted values lie. */
export const quantile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
