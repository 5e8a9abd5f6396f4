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
  constructor(private readonly sql: SqlStorage) {}

  /** A later note under the same id replaces the earlier (a growing count). Above 10,000 only counts still grow. */
  put(note: GateNote): void {
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
    return this.sql.exec("SELECT 1 FROM outbox LIMIT 1").toArray().length === 0;
  }

  next(): { id: number; doc: string; note: GateNote }[] {
    return this.sql
      .exec<{ id: number; doc: string }>("SELECT id, doc FROM outbox ORDER BY id LIMIT ?", BATCH)
      .toArray()
      .map(({ id, doc }) => ({ id, doc, note: JSON.parse(doc) as GateNote }));
  }

  /** Forgets what was delivered, unless it has changed since it was read. */
  delivered(rows: readonly { id: number; doc: string }[]): void {
    for (const { id, doc } of rows) this.sql.exec("DELETE FROM outbox WHERE id = ? AND doc = ?", id, doc);
  }
}
