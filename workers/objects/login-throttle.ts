import { DurableObject } from "cloudflare:workers";
import type { Attempt, Take, TakeRequest } from "../../app/domain/session/throttle";
import type { Env } from "../env";
import { runSteps } from "./account-gate/steps";

const STEPS = [
  {
    id: 1,
    what: "attempts",
    sql: "CREATE TABLE attempts (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL, at INTEGER NOT NULL, ends_at INTEGER NOT NULL); CREATE INDEX attempts_key ON attempts(key, at)",
  },
];

/** One of 64 fixed shards: counts attempts BEFORE a password is hashed, in one synchronous turn (ASVS 15.4.2). */
export class LoginThrottle extends DurableObject<Env> {
  /**
   * Attempts whose end is not known yet, by their tokens: counted like the stored ones. Whoever reserved one says how
   * it ended; what fails is stored then, whether or not this instance still knows of it, so that only attempts whose
   * answer nobody got are lost with the instance.
   */
  private open = new Map<number, { key: string; endsAt: number }>();

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    runSteps(ctx.storage, STEPS);
  }

  /** Takes a token when fewer than `limit` attempts of this key are in the window of `windowMs`. */
  take(request: TakeRequest): Take {
    const retryAt = this.retryAt(request);
    return retryAt === null ? { ok: true, token: this.store(request) } : { ok: false, retryAt };
  }

  /** The same for an attempt that is under way: a success costs no write. `refund` or `keep` must follow. */
  reserve(request: TakeRequest): Take {
    const retryAt = this.retryAt(request);
    if (retryAt !== null) return { ok: false, retryAt };
    // Below zero and random: no stored attempt's, and no other instance's.
    const token = -1 - Number(crypto.getRandomValues(new BigUint64Array(1))[0]! >> 12n);
    this.open.set(token, { key: request.key, endsAt: request.now + request.windowMs });
    return { ok: true, token };
  }

  /** A reserved attempt has failed: its token stays taken until its window is over. */
  keep({ token, ...attempt }: Attempt & { token: number }): void {
    this.open.delete(token);
    this.store(attempt);
  }

  /** Gives a token back: the attempt succeeded, or could not be decided. */
  refund(token: number): void {
    if (token >= 0) this.ctx.storage.sql.exec("DELETE FROM attempts WHERE id = ?", token);
    else this.open.delete(token);
  }

  /** Forgets a key: the password was reset by its owner. */
  clear(key: string): void {
    for (const [token, attempt] of this.open) if (attempt.key === key) this.open.delete(token);
    this.ctx.storage.sql.exec("DELETE FROM attempts WHERE key = ?", key);
  }

  /** The instant at which the oldest of the newest `limit` attempts leaves the window; null while there is room. */
  private retryAt({ key, limit, now }: TakeRequest): number | null {
    const sql = "SELECT ends_at FROM attempts WHERE key = ? AND ends_at > ?";
    const ends = this.ctx.storage.sql.exec<{ ends_at: number }>(sql, key, now).toArray();
    for (const [token, attempt] of this.open) {
      if (attempt.endsAt <= now) this.open.delete(token);
      else if (attempt.key === key) ends.push({ ends_at: attempt.endsAt });
    }
    if (ends.length < limit) return null;
    ends.sort((a, b) => a.ends_at - b.ends_at);
    return ends[ends.length - limit]!.ends_at;
  }

  private store({ key, windowMs, now }: Attempt): number {
    const { sql } = this.ctx.storage;
    sql.exec("DELETE FROM attempts WHERE ends_at <= ?", now);
    const insert = "INSERT INTO attempts(key, at, ends_at) VALUES (?, ?, ?) RETURNING id";
    return sql.exec<{ id: number }>(insert, key, now, now + windowMs).one().id;
  }
}
