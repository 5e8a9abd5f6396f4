/** Terms of one compound select that D1 allows. */
const MOST_TERMS = 5;

/**
 * The first `limit` rows of several branches, each of which an index hands out in `order` by itself: SQLite then merges
 * them row by row and reads one row of each branch beyond what it shows, where one `IN` list would read and sort all
 * rows of all keys. Branches select the same columns, among them those of the order, and must be few hundreds. It is
 * text with literals: D1 allows 100 bound parameters a statement, and putting hundreds of templates together costs as
 * much as asking. Put an `ORDER BY` behind it where the order is shown.
 */
export const merged = (branches: readonly string[], order: string, limit: number): string =>
  `${ordered(branches, order)} LIMIT ${literal(limit)}`;

/** A tree of compounds: the inner orders only let SQLite merge, the outermost one is what counts. */
function ordered(branches: readonly string[], order: string): string {
  let size = 1;
  while (size * MOST_TERMS < branches.length) size *= MOST_TERMS;
  const terms: string[] = [];
  for (let from = 0; from < branches.length; from += size) {
    const part = branches.slice(from, from + size);
    terms.push(part.length === 1 ? (part[0] as string) : `SELECT * FROM (${ordered(part, order)})`);
  }
  return `${terms.join(" UNION ALL ")} ${order}`;
}

/** A whole number or text as it stands in SQL. */
export function literal(value: number | string): string {
  if (typeof value === "string") return `'${value.replaceAll("'", "''")}'`;
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`);
  return String(value);
}
