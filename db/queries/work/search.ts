import { type SQL, sql } from "drizzle-orm";

/** The newest matches of a search that are looked at; a word that everything holds is no search. */
const MATCHES = 2_000;

/**
 * The ids of records of one account whose texts hold every word of three letters or more, as a select of `found_id`; null
 * when there is no such word, for which trigrams know nothing. `hidden`: phones and e-mails are searched, too.
 */
export function matching(
  table: SQL,
  accountId: number,
  words: readonly string[],
  hidden: boolean,
): SQL | null {
  const long = words.filter((word) => [...word].length >= 3);
  if (long.length === 0) return null;
  const all = [`\u00a7${accountId}\u00a7`, ...long]
    .map((word) => `"${word.replaceAll('"', '""')}"`)
    .join(" AND ");
  const query = hidden ? all : `{search_text} : (${all})`;
  return sql`SELECT rowid AS found_id FROM ${table}_fts WHERE ${table}_fts MATCH ${query} ORDER BY rowid DESC LIMIT ${MATCHES}`;
}
