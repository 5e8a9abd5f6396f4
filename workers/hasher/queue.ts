/** One hash runs, this many more may wait: about a second and a half of work. */
export const MAX_WAITING = 24;

/** A place is given back after this long: the request that held it was cut off and will never return it. */
const ABANDONED_MS = 30_000;

/**
 * Counts the requests that wait for the hasher's one thread. Hashing blocks the isolate, so the thread itself
 * is the queue; this is its bound. A place never outlives `ABANDONED_MS`, because a cancelled request runs no
 * `finally`.
 */
export class BoundedQueue {
  readonly #places = new Map<symbol, number>();

  /** A function that gives the place back, or null when the queue is full. `now` in ms. */
  enter(now: number): (() => void) | null {
    for (const [place, since] of this.#places) if (now - since > ABANDONED_MS) this.#places.delete(place);
    if (this.#places.size > MAX_WAITING) return null;
    const place = Symbol();
    this.#places.set(place, now);
    return () => void this.#places.delete(place);
  }
}
