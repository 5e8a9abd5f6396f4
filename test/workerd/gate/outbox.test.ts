import { runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { type GateNote, Outbox } from "~workers/objects/account-gate/outbox";
import { aCompany } from "../../support/company";

const CAP = 10_000;
const note = (opId: string): GateNote => ({ kind: "presence", opId, intervals: [] });

/** The outbox in the gate's own SQLite with `count` notes, and how many rows a new one makes it read. */
async function withNotes(count: number, ask: (outbox: Outbox, sql: SqlStorage, read: () => number) => void) {
  const company = await aCompany();
  await company.signedIn(company.owner);
  await runInDurableObject(company.stub(), (_gate, { storage }) => {
    const cursors: SqlStorageCursor<Record<string, SqlStorageValue>>[] = [];
    const exec: SqlStorage["exec"] = (query, ...values) => {
      const cursor = storage.sql.exec(query, ...values);
      cursors.push(cursor);
      return cursor as never;
    };
    storage.sql.exec("DELETE FROM outbox");
    storage.sql.exec(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
        INSERT INTO outbox(kind, op_id, doc) SELECT 'presence', 'old.' || i, '{}' FROM n`,
      count,
    );
    const read = () => cursors.reduce((sum, { rowsRead }) => sum + rowsRead, 0);
    ask(new Outbox({ exec } as SqlStorage), storage.sql, read);
    storage.sql.exec("DELETE FROM outbox");
  });
}
const sizeOf = (sql: SqlStorage) => sql.exec<{ n: number }>("SELECT count(*) AS n FROM outbox").one().n;

test("a new note costs as much behind 5,000 others as behind one: a storm of sign-ins is not counted anew each time", async () => {
  for (const waiting of [1, 5_000])
    await withNotes(waiting, (outbox, _sql, read) => {
      outbox.put(note("new"));
      expect(read()).toBeLessThanOrEqual(10);
    });
});

test("the 10,000th note is kept, the next is not; a growing count still grows, and room is found after a gap in the ids", async () => {
  await withNotes(CAP - 1, (outbox, sql) => {
    outbox.put(note("last"));
    expect(sizeOf(sql)).toBe(CAP);
    outbox.put(note("too much"));
    expect(sizeOf(sql)).toBe(CAP);
    outbox.put({ ...note("last"), intervals: [{ user: 1, state: "here", from: 1, to: 2 }] } as GateNote);
    expect(
      sql.exec("SELECT 1 FROM outbox WHERE op_id = 'last' AND doc LIKE '%here%'").toArray(),
    ).toHaveLength(1);
    sql.exec("DELETE FROM outbox WHERE op_id BETWEEN 'old.2' AND 'old.3'");
    outbox.put(note("after a gap"));
    expect(sql.exec("SELECT 1 FROM outbox WHERE op_id = 'after a gap'").toArray()).toHaveLength(1);
  });
});

test("what D1 has is sent no more and costs no write: it goes with the next note; what has changed meanwhile is sent again", async () => {
  await withNotes(1, (outbox, sql) => {
    sql.exec("DELETE FROM outbox");
    const grown = { ...note("grows"), intervals: [{ user: 1, state: "here", from: 1, to: 2 }] } as GateNote;
    outbox.put(note("stays"));
    outbox.put(note("grows"));
    const sent = outbox.next();
    outbox.put(grown);
    outbox.delivered(sent);
    expect(outbox.next().map((row) => row.note)).toEqual([grown]);
    outbox.delivered(outbox.next());
    expect([outbox.isEmpty(), outbox.next(), sizeOf(sql)]).toEqual([true, [], 2]);

    outbox.put(grown);
    expect([outbox.isEmpty(), sizeOf(sql)]).toEqual([false, 1]);
    expect(outbox.next().map((row) => row.note)).toEqual([grown]);
    outbox.delivered(outbox.next());
    // An instance that begins anew knows nothing of it and sends it once more; D1 writes by its id.
    expect(new Outbox(sql).next()).toHaveLength(1);
    outbox.tidy();
    expect(sizeOf(sql)).toBe(0);
  });
});
