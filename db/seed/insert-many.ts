import { getTableColumns, getTableName } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";

/** Rows of one statement: its single JSON parameter stays far below the megabyte that D1 takes. */
const ROWS_A_STATEMENT = 400;

/**
 * Statements that insert many rows of a table, each with one JSON parameter, because a statement takes 100. All rows name
 * the same columns: those of the first.
 */
export function insertMany<T extends SQLiteTable>(
  db: D1Database,
  table: T,
  rows: readonly T["$inferInsert"][],
): D1PreparedStatement[] {
  const [first] = rows;
  if (first === undefined) return [];
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => key in first);
  const names = columns.map(([, column]) => column.name);
  const values = columns.map((_, at) => `j.value->>${at}`);
  const text = `INSERT INTO ${getTableName(table)}(${names.join(", ")}) SELECT ${values.join(", ")} FROM json_each(?) j`;
  const statements: D1PreparedStatement[] = [];
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
    const part = rows.slice(at, at + ROWS_A_STATEMENT);
    const lists = part.map((row) => columns.map(([key]) => stored((row as Record<string, unknown>)[key])));
    statements.push(db.prepare(text).bind(JSON.stringify(lists)));
  }
  return statements;
}

const stored = (value: unknown) => (typeof value === "boolean" ? Number(value) : (value ?? null));
