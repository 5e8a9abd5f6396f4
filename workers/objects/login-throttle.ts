import { DurableObject } from "cloudflare:workers";
import type { Take } from "../../app/domain/session/throttle";
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
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    runSteps(ctx.storage, STEPS);
  }

  /** Takes a token when fewer than `limit` attempts of this key are in the window of `windowMs`. */
  take(request: { key: string; limit: number; windowMs: number; now: number }): Take {
    const { key, limit, windowMs, now } = request;
    const { sql } = this.ctx.storage;
    sql.exec("DELETE FROM attempts WHERE ends_at <= ?", now);
    const rows = sql
      .exec<{ ends_at: number }>("SELECT ends_at FROM attempts WHERE key = ? ORDER BY at", key)
      .toArray();
    if (rows.length >= limit) return { ok: false, retryAt: rows[rows.length - limit]!.ends_at };
    const token = sql
      .exec<{ id: number }>(
        "INSERT INTO attempts(key, at, ends_at) VALUES (?, ?, ?) RETURNING id",
        key,
        now,
        now + windowMs,
      )
      .one().id;
    return { ok: true, token };
  }

  /** Gives a token back: the attempt succeeded, or could not be decided. */
  refund(token: number): void {
    this.ctx.storage.sql.exec("DELETE FROM attempts WHERE id = ?", token);
  }

  /** Forgets a key: the password was reset by its owner. */
  clear(key: string): void {
    this.ctx.storage.sql.exec("DELETE FROM attempts WHERE key = ?", key);
  }
}
