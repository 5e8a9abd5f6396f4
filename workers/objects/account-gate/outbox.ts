import type { LimitReached } from "../../../app/domain/limits/meter";
import type { AuthEntry, Origin } from "../../../app/domain/log/entry";
import type { Said } from "../../../app/domain/presence/availability";

/** What the gate tells D1. Each has an operation id, and D1 writes by it, so a second delivery changes nothing. */
export type GateNote =
  | { kind: "log"; opId: string; entry: AuthEntry }
  | { kind: "signed_in"; opId: string; user: number; at: number; address: string | null; device: string }
  /** A mail to the person; `at` in ms, `session`: its public id. */
  | { kind: "new_device"; opId: string; user: number; at: number; session: string; origin: Origin }
  | {
      kind: "activity";
      opId: string;
      people: { user: number; at: number; page: string | null; device: string | null }[];
    }
  | { kind: "presence"; opId: string; intervals: { user: number; state: string; from: number; to: number }[] }
  | { kind: "limit"; opId: string; reached: LimitReached }
  | { kind: "availability"; opId: string; user: number; said: Said };

const QUEUE_CAP = 10_000;
const BATCH = 50;

/** The gate's own outbox: rows of its SQLite, written in the turn of the decision, sent by `flush` and the alarm. */
export class Outbox {
  /**
   * Ids of rows that D1 has and that are still here: they go with the next note or the next alarm, so that a delivery
   * costs no write of its own. An instance that forgets them sends them again, which changes nothing.
   */
  private done: number[] = [];

  constructor(private readonly sql: SqlStorage) {}

  /** A later note under the same id replaces the earlier (a growing count). Above 10,000 only counts still grow. */
  put(note: GateNote): void {
    this.tidy();
    const doc = JSON.stringify(note);
    const updated = this.sql.exec("UPDATE outbox SET doc = ? WHERE op_id = ?", doc, note.opId).rowsWritten;
    if (updated > 0 || this.isFull()) return;
    this.sql.exec("INSERT INTO outbox(kind, op_id, doc) VALUES (?, ?, ?)", note.kind, note.opId, doc);
  }

  /** Ids are given in order, so that their span bounds the count: two reads of the key's ends, and seldom more. */
  private isFull(): boolean {
    const ends = "SELECT (SELECT max(id) FROM outbox) - (SELECT min(id) FROM outbox) + 1 AS n";
    if ((this.sql.exec<{ n: number | null }>(ends).one().n ?? 0) < QUEUE_CAP) return false;
    return this.sql.exec<{ n: number }>("SELECT count(*) AS n FROM outbox").one().n >= QUEUE_CAP;
  }

  isEmpty(): boolean {
    const sql = "SELECT 1 FROM outbox WHERE id NOT IN (SELECT value FROM json_each(?)) LIMIT 1";
    return this.sql.exec(sql, JSON.stringify(this.done)).toArray().length === 0;
  }

  next(): { id: number; doc: string; note: GateNote }[] {
    const sql =
      "SELECT id, doc FROM outbox WHERE id NOT IN (SELECT value FROM json_each(?)) ORDER BY id LIMIT ?";
    return this.sql
      .exec<{ id: number; doc: string }>(sql, JSON.stringify(this.done), BATCH)
      .toArray()
      .map(({ id, doc }) => ({ id, doc, note: JSON.parse(doc) as GateNote }));
  }

  /** Forgets what was delivered, unless it has changed since it was read. */
  delivered(rows: readonly { id: number; doc: string }[]): void {
    const isSame = "SELECT 1 FROM outbox WHERE id = ? AND doc = ?";
    for (const { id, doc } of rows)
      if (this.sql.exec(isSame, id, doc).toArray().length > 0) this.done.push(id);
    if (this.done.length > BATCH) this.tidy();
  }

  /** Deletes what was delivered. */
  tidy(): void {
    if (this.done.length === 0) return;
    this.sql.exec(
      "DELETE FROM outbox WHERE id IN (SELECT value FROM json_each(?))",
      JSON.stringify(this.done),
    );
    this.done = [];
  }
}
