import type { Origin } from "../../../app/domain/log/entry";
import type { EndReason, GateOp } from "../../../app/domain/session/gate";
import type { TokenFact } from "../../../app/domain/session/token";
import { days } from "../../../app/domain/time/durations";
import { Recent } from "../../recent";
import { Behind } from "./behind";
import { EndedMark } from "./ended-mark";

export type SessionRow = {
  hash: string;
  id: string;
  kind: string;
  user: number;
  created_at: number;
  last_seen_at: number;
  first_address: string | null;
  last_address: string | null;
  country: string | null;
  device: string | null;
  device_id: string | null;
  ended_at: number | null;
  end_reason: string | null;
  /** Whom a preview shows; null in an ordinary session. */
  subject: number | null;
  /** Instant (ms) at which the preview is over; 0 when it has been ended and not been left yet. */
  preview_until: number | null;
  /** Instant (ms) at which a token dies; null for sessions, which have lengths. */
  expires_at: number | null;
  /** JSON of a token's facts; null for sessions. */
  token: string | null;
};

type TokenOp = Extract<GateOp, { t: "token" }>;

const KEEPS_REASON_MS = days(1);

/** A row takes less than a kilobyte. */
const KEPT_ROWS = 12_000;

/** Sessions by the SHA-256 of their token; an ended one keeps its reason for a day. */
export class Sessions {
  /** Rows as stored, but for when they were seen last. Whatever else writes to the table forgets them here. */
  private rows = new Recent<string, SessionRow>(KEPT_ROWS);
  /** When each was seen last, and which instant is stored; lost when the object sleeps, at most a minute's worth. */
  private seen = new Map<string, { at: number; stored: number }>();
  private behind = new Behind<string>();
  private readonly mark: EndedMark;

  constructor(
    private readonly sql: SqlStorage,
    kv: SyncKvStorage,
  ) {
    this.mark = new EndedMark(kv);
  }

  /** Asks storage each time, so that a replaced instance lets nobody in from memory: whether any is over, or the whole row. */
  find(hash: string): SessionRow | null {
    if (this.mark.hasMoved()) this.rows.clear();
    const kept = this.rows.get(hash);
    return kept?.ended_at === null ? this.asSeen(kept) : this.read(hash);
  }

  /** From memory when it is there, for what happens often on a socket that this very instance holds. */
  known(hash: string): SessionRow | null {
    const kept = this.rows.get(hash);
    return kept === undefined ? this.read(hash) : this.asSeen(kept);
  }

  /** The table was written to from outside. */
  forget(): void {
    this.rows.clear();
  }

  private read(hash: string): SessionRow | null {
    const row = this.sql.exec<SessionRow>("SELECT * FROM sessions WHERE hash = ?", hash).toArray()[0];
    if (row === undefined) {
      this.rows.delete(hash);
      return null;
    }
    this.rows.set(hash, row);
    return this.asSeen(row);
  }

  private asSeen(row: SessionRow): SessionRow {
    const seen = this.seen.get(row.hash)?.at;
    if (seen !== undefined && seen > row.last_seen_at) row.last_seen_at = seen;
    return row;
  }

  open(session: { hash: string; id: string; kind: string; user: number; now: number; origin: Origin }): void {
    const { origin, now } = session;
    this.sql.exec(
      "INSERT INTO sessions(hash, id, kind, user, created_at, last_seen_at, first_address, last_address, country, device, device_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      session.hash,
      session.id,
      session.kind,
      session.user,
      now,
      now,
      origin.address,
      origin.address,
      origin.country,
      JSON.stringify(origin.device),
      origin.deviceId,
    );
  }

  /**
   * Slides a session: in memory at once, in storage when the stored instant is a minute old or the address changed.
   * Others that are behind are stored with it.
   */
  touch(row: SessionRow, address: string | null, now: number): void {
    if (now <= row.last_seen_at && address === row.last_address) return;
    const seen = this.seen.get(row.hash) ?? { at: now, stored: row.last_seen_at };
    seen.at = Math.max(now, row.last_seen_at);
    this.seen.set(row.hash, seen);
    const isElsewhere = address !== row.last_address;
    if (isElsewhere) {
      this.rows.delete(row.hash);
      this.sql.exec("UPDATE sessions SET last_address = ? WHERE hash = ?", address, row.hash);
    }
    if (this.behind.mustStore(row.hash, now - seen.stored) || isElsewhere) this.store(row.hash);
  }

  private store(hash: string): void {
    const sql = "UPDATE sessions SET last_seen_at = ? WHERE hash = ? AND ended_at IS NULL";
    for (const one of this.behind.take(hash)) {
      const seen = this.seen.get(one);
      if (seen === undefined) continue;
      this.sql.exec(sql, seen.at, one);
      seen.stored = seen.at;
    }
  }

  /** Open sessions of one person or of all, the most recently used first; API tokens only when asked for. */
  list(user: number | null, which: "sessions" | "tokens" | "both" = "sessions"): SessionRow[] {
    const rows = this.sql
      .exec<SessionRow>(
        `SELECT * FROM sessions WHERE ended_at IS NULL AND (?1 IS NULL OR user = ?1)
          AND (?2 = 'both' OR (kind = 'token') = (?2 = 'tokens')) ORDER BY last_seen_at DESC`,
        user,
        which,
      )
      .toArray();
    return rows.map((row) => ({
      ...row,
      last_seen_at: Math.max(row.last_seen_at, this.seen.get(row.hash)?.at ?? 0),
    }));
  }

  /** Whoever has an open session or token. */
  users(): number[] {
    const sql = "SELECT DISTINCT user FROM sessions WHERE ended_at IS NULL";
    return this.sql
      .exec<{ user: number }>(sql)
      .toArray()
      .map(({ user }) => user);
  }

  /** Adds a token; one that is known already stays as it is. */
  openToken(op: TokenOp): void {
    const { kind, name, scopes, addresses, createdBy } = op;
    const fact: TokenFact = { kind, name, scopes, addresses, createdBy };
    this.sql.exec(
      `INSERT OR IGNORE INTO sessions(hash, id, kind, user, created_at, last_seen_at, expires_at, token)
        VALUES (?, ?, 'token', ?, ?, ?, ?, ?)`,
      op.hash,
      op.id,
      op.user,
      op.at,
      op.at,
      op.expiresAt,
      JSON.stringify(fact),
    );
  }

  renew(row: SessionRow, newHash: string, now: number): void {
    this.seen.delete(row.hash);
    this.rows.delete(row.hash);
    this.rows.delete(newHash);
    this.mark.move();
    this.sql.exec("UPDATE sessions SET hash = ?, last_seen_at = ? WHERE hash = ?", newHash, now, row.hash);
  }

  /** Into a preview of somebody, or with null out of it. */
  showAs(hash: string, preview: { subject: number; until: number } | null): void {
    this.rows.delete(hash);
    this.mark.move();
    this.sql.exec(
      "UPDATE sessions SET kind = ?, subject = ?, preview_until = ? WHERE hash = ?",
      preview === null ? "browser" : "preview",
      preview?.subject ?? null,
      preview?.until ?? null,
      hash,
    );
  }

  /** Ends a session once; false when it had ended already. */
  end(hash: string, reason: EndReason, now: number): boolean {
    this.seen.delete(hash);
    this.rows.delete(hash);
    this.mark.move();
    return (
      this.sql.exec(
        "UPDATE sessions SET ended_at = ?, end_reason = ? WHERE hash = ? AND ended_at IS NULL",
        now,
        reason,
        hash,
      ).rowsWritten > 0
    );
  }

  endById(id: string, reason: EndReason, now: number): void {
    this.forget();
    this.mark.move();
    this.sql.exec(
      "UPDATE sessions SET ended_at = ?, end_reason = ? WHERE id = ? AND ended_at IS NULL",
      now,
      reason,
      id,
    );
  }

  sweep(now: number): void {
    const sql = "DELETE FROM sessions WHERE ended_at IS NOT NULL AND ended_at < ?";
    if (this.sql.exec(sql, now - KEEPS_REASON_MS).rowsWritten > 0) this.forget();
  }

  endAll(reason: EndReason, now: number): void {
    this.seen.clear();
    this.behind.clear();
    this.forget();
    this.mark.move();
    this.sql.exec("UPDATE sessions SET ended_at = ?, end_reason = ? WHERE ended_at IS NULL", now, reason);
  }
}
