import type { Staff } from "../workerd/company";
import { ask, connect, listensWrongly, personOf, type SoakPerson } from "./people";
import { MortalServer } from "./server";
import type { Promised } from "./worker";

const PER_SECOND = 500;
const SOCKETS = 200;
const PEOPLE = 1_000;
/** More than so many unanswered questions, and the next ones are left out: the server is down or behind. */
const MOST_WAITING = 200;
const SECOND = 1_000;
/** Memory is measured so often in the time of a soak; the last third of them count. */
const WEIGHINGS = 60;

export type Report = { decided: number; wrong: number; lost: number; grownMb: number; story: string };

/**
 * People ask, some are blocked, some do counted work, 200 listen; objects are taken away and the server is killed at
 * random, but for the last third, in which memory must stay flat. Every decision is compared with what must be decided.
 */
export async function soak(ms: number): Promise<Report> {
  const server = new MortalServer();
  await server.start();
  try {
    return await new Soak(server, ms).run();
  } finally {
    await server.stop();
  }
}

class Soak {
  private people: SoakPerson[] = [];
  private owner!: SoakPerson;
  private account = "";
  private readonly promised: Promised = { actions: [], blocked: [] };
  private readonly memory: number[] = [];
  private start = 0;
  private waiting = 0;
  private counts = { decided: 0, wrong: 0, evictions: 0, kills: 0, undecided: 0 };

  constructor(
    private readonly server: MortalServer,
    private readonly ms: number,
  ) {}

  async run(): Promise<Report> {
    const made = await this.server.ask<{ account: string; staff: Staff[] }>(`/__company?people=${PEOPLE}`);
    const [owner, ...people] = made.staff.map(personOf);
    if (owner === undefined) throw new Error("nobody to ask as");
    this.owner = owner;
    this.people = people;
    this.account = made.account;
    this.start = performance.now();
    const every = (of: number, work: () => unknown) => this.repeat(of, work);
    await Promise.all([
      every(10, () => this.askAsMany(PER_SECOND / 100)),
      every(100, () => this.count()),
      every(2 * SECOND, () => this.block()),
      every(SECOND, () => this.look()),
      every(this.ms / WEIGHINGS, () => this.isCalm() && this.weigh()),
      every(5 * SECOND, () => this.isCalm() || this.evict()),
      every(30 * SECOND, () => this.isCalm() || this.crash()),
    ]);
    await sleep(2 * SECOND);
    // Notes of the last moment are on their way to D1: asked once more when some are missing.
    let lost = await this.lost();
    for (let again = 0; lost > 0 && again < 10; again++) {
      await sleep(2 * SECOND);
      lost = await this.lost();
    }
    const { decided, wrong, evictions, kills, undecided } = this.counts;
    const { actions, blocked } = this.promised;
    const story = `${decided} decisions (${undecided} questions without one), ${actions.length} actions, ${blocked.length} blocks; ${evictions} evictions, ${kills} kills`;
    for (const { socket } of this.people) socket?.terminate();
    return { decided, wrong, lost, grownMb: this.grown(), story };
  }

  private lost = () => this.server.ask<number>(`/__lost?account=${this.account}`, this.promised);
  private isCalm = () => performance.now() - this.start > (this.ms * 2) / 3;

  /** Does it about every `of` ms, until the time is over. Nothing is caught up when the machine was busy. */
  private async repeat(of: number, work: () => unknown): Promise<void> {
    await sleep(of * Math.random());
    while (performance.now() - this.start < this.ms) {
      const from = performance.now();
      await work();
      await sleep(Math.max(0, of * (of >= SECOND ? 0.5 + Math.random() : 1) - (performance.now() - from)));
    }
  }

  private askAsMany(times: number): void {
    for (let i = 0; i < times && this.waiting < MOST_WAITING && this.server.url !== null; i++)
      void this.askAs(any(this.people));
  }

  private async askAs(person: SoakPerson): Promise<void> {
    const before = person.standing;
    this.waiting += 1;
    const answer = await ask(this.server, person, "/deals");
    this.waiting -= 1;
    if (answer === null) this.counts.undecided += 1;
    // Whoever was being blocked meanwhile may have been told either.
    else if (person.standing === before && before !== "changing") {
      this.counts.decided += 1;
      if (answer.isIn !== (before === "in")) this.counts.wrong += 1;
    }
  }

  private async count(): Promise<void> {
    if (this.server.url === null) return;
    const actionId = crypto.randomUUID();
    const answer = await ask(this.server, any(this.people), `/soak/count?action=${actionId}`);
    if (answer?.isIn && answer.text.includes('"ok":true')) this.promised.actions.push(actionId);
  }

  private async block(): Promise<void> {
    const person = any(this.people);
    if (this.server.url === null || person.standing !== "in") return;
    person.standing = "changing";
    const answer = await ask(this.server, this.owner, `/soak/block?user=${person.publicId}`);
    if (!answer?.isIn || !answer.text.includes('"ok":true')) return;
    // "Saved, takes effect within a minute" is no "done".
    if (answer.text.includes('"pending":true')) return;
    this.promised.blocked.push(person.userId);
    person.outAt = performance.now();
    person.standing = "out";
  }

  private look(): void {
    this.counts.wrong += this.people.filter(listensWrongly).length;
    const listening = this.people.filter(({ socket }) => socket !== null).length;
    const free = this.people.filter(({ socket, standing }) => socket === null && standing === "in");
    for (const person of free.slice(0, SOCKETS - listening)) connect(this.server, person);
  }

  private async weigh(): Promise<void> {
    this.memory.push(await this.server.memoryMb());
  }

  private async evict(): Promise<void> {
    if (this.server.url === null) return;
    this.counts.evictions += 1;
    await fetch(`${this.server.url}/__evict?account=${this.account}`).catch(() => undefined);
  }

  private async crash(): Promise<void> {
    this.counts.kills += 1;
    await this.server.kill();
    await this.server.start();
  }

  /** Memory of the last quarter of the calm time against its second, MB: what a process takes at first is no leak. */
  private grown(): number {
    const quarter = Math.floor(this.memory.length / 4);
    const middle = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
    return middle(this.memory.slice(-quarter)) - middle(this.memory.slice(quarter, 2 * quarter));
  }
}

const any = <One>(of: readonly One[]): One => of[Math.floor(Math.random() * of.length)] as One;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
