import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../../client";
import { atMost } from "../at-most";

/** The newest matches of a search that are looked at; a word that everything holds is no search. */
export const MATCHES = 2_000;

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
  return sql`SELECT rowid AS found_id FROM ${table}_fts WHERE ${table}_fts MATCH ${query} ORDER BY rowid DESC ${atMost(MATCHES)}`;
}

/** Whether a search of words has come to its end: with fewer matches than are looked at, there are no others. */
export async function hasAllMatches(db: Db, found: SQL): Promise<boolean> {
  const { n } = await db.get<{ n: number }>(sql`SELECT count(*) AS n FROM (${found})`);
  return n < MATCHES;
}
