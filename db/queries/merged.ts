import { type SQL, sql } from "drizzle-orm";

/** Terms of one compound select that D1 allows. */
const MOST_TERMS = 5;

/**
 * The first `limit` rows of several branches, each of which an index hands out in `order` by itself: SQLite then merges
 * them row by row and reads one row of each branch beyond what it shows, where one `IN` list would read and sort all
 * rows of all keys. Branches select the same columns, among them those of the order, and must be few hundreds, without
 * bound parameters of their own (D1 allows 100 a statement). Put an `ORDER BY` behind it where the order is shown.
 */
export const merged = (branches: readonly SQL[], order: SQL, limit: number): SQL =>
  sql`${ordered(branches, order)} LIMIT ${whole(limit)}`;

/** A tree of compounds: the inner orders only let SQLite merge, the outermost one is what counts. */
function ordered(branches: readonly SQL[], order: SQL): SQL {
  let size = 1;
  while (size * MOST_TERMS < branches.length) size *= MOST_TERMS;
  const terms: SQL[] = [];
  for (let from = 0; from < branches.length; from += size) {
    const part = branches.slice(from, from + size);
    terms.push(part.length === 1 ? (part[0] as SQL) : sql`SELECT * FROM (${ordered(part, order)})`);
  }
  return sql`${sql.join(terms, sql` UNION ALL `)} ${order}`;
}

/** A number or text as it stands in SQL: for the many branches of one statement, which has 100 parameters at most. */
export const literal = (value: number | string): SQL =>
  typeof value === "number" ? whole(value) : sql.raw(`'${value.replaceAll("'", "''")}'`);

function whole(value: number): SQL {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`);
  return sql.raw(String(value));
}
