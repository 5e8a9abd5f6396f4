import { quantile } from "../workerd/load";
import { processorMs } from "../workerd/processor";
import type { End, Room } from "./rooms";

const SPEAKERS = 20;
let rounds = 0;

/** Who of the watchers has heard the last change of a round; those of different people may overtake each other. */
type Heard = { last: string; by: Set<number>; watchers: number };

/** Watchers and those who are watched, in one room. */
export class Crowd {
  private constructor(
    private readonly room: Room,
    private readonly speakers: End[],
    private readonly heard: Heard,
    private readonly first: End,
  ) {}

  static async gather(room: Room, watchers: number): Promise<Crowd> {
    const heard: Heard = { last: "nothing", by: new Set(), watchers };
    let first: End | null = null;
    for (let i = 0; i < watchers; i++) {
      const end = await room.enter(i, true);
      end.onText((text) => {
        if (text.includes(heard.last)) heard.by.add(i);
      });
      first ??= end;
    }
    const speakers: End[] = [];
    for (let i = 0; i < SPEAKERS; i++) speakers.push(await room.enter(i, false));
    return new Crowd(room, speakers, heard, first as End);
  }

  /** `rate` changes a second for `ms`, until every watcher knows the last: changes in a second of processor time. */
  async updates(rate: number, ms: number): Promise<number> {
    const from = processorMs(this.room.pid);
    const mark = `r${++rounds}-`;
    const count = Math.round((rate * ms) / 1000);
    this.heard.last = `${mark}${count - 1}`;
    this.heard.by.clear();
    const start = performance.now();
    for (let sent = 0; sent < count; ) {
      for (; sent < count && (sent * 1000) / rate <= performance.now() - start; sent++)
        this.speakers[sent % SPEAKERS]?.say(`${mark}${sent}`);
      await sleep(2);
    }
    for (const until = performance.now() + 20_000; this.heard.by.size < this.heard.watchers; await sleep(5))
      if (performance.now() > until) throw new Error("a watcher has not heard the last change");
    return (count * 1000) / (processorMs(this.room.pid) - from);
  }

  /** From a change to one watcher's hearing of it: the 99th percentile of so many, ms. */
  async delay(times: number): Promise<number> {
    const took: number[] = [];
    const waiting = new Map<string, number>();
    this.first.onText((text) => {
      for (const [mark, at] of waiting) {
        if (!text.includes(mark)) continue;
        took.push(performance.now() - at);
        waiting.delete(mark);
      }
    });
    for (let i = 0; i < times; i++) {
      const mark = `d${++rounds}-x`;
      waiting.set(mark, performance.now());
      // Everybody turns their own pages, slower than the window: no change is overtaken by the next one of the same person.
      this.speakers[i % SPEAKERS]?.say(mark);
      await sleep(20);
    }
    await sleep(600);
    if (waiting.size > 0) throw new Error(`${waiting.size} changes were not heard`);
    return quantile(
      took.sort((a, b) => a - b),
      0.99,
    );
  }
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
