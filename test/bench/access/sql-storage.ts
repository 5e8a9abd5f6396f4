import { DatabaseSync, type StatementSync } from "node:sqlite";

type Cursor = { toArray(): unknown[] };

/** The part of a Durable Object's SQL storage that the gate's copies use, over Node's own SQLite in memory. */
export function sqlStorage(): SqlStorage {
  const database = new DatabaseSync(":memory:");
  const prepared = new Map<string, StatementSync>();
  database.exec(
    "CREATE TABLE copies (kind TEXT NOT NULL, id INTEGER NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (kind, id))",
  );
  const exec = (text: string, ...values: (string | number)[]): Cursor => {
    let statement = prepared.get(text);
    if (statement === undefined) {
      statement = database.prepare(text);
      prepared.set(text, statement);
    }
    if (/^SELECT/i.test(text)) {
      const rows = statement.all(...values);
      return { toArray: () => rows };
    }
    statement.run(...values);
    return { toArray: () => [] };
  };
  return { exec } as unknown as SqlStorage;
}
