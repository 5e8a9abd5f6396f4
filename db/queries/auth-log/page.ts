import type { LogPlace } from "../../../app/domain/log/cursor";
import type { AuthLogRow } from "../../../app/domain/log/row";
import type { Db } from "../../client";
import { routeFacts } from "./facts";
import { rowsOfFew } from "./few";
import { type Found, findRows } from "./find";
import { type LogQuery, routeOf } from "./route";
import type { Direction, Search } from "./search";

export type LogPage = {
  /** Newest first. */
  rows: AuthLogRow[];
  /** Where the next page starts; null when there is none that way. */
  newer: LogPlace | null;
  older: LogPlace | null;
  /** The search stopped here, within its bound; looking further is up to the reader. */
  reached: LogPlace | null;
};

/** A page of the log: newest first without a place, else the rows next to it (AM-11, AM-13). */
export async function logPage(
  db: Db,
  query: LogQuery,
  at: { from: LogPlace | null; direction: Direction; limit: number },
): Promise<LogPage> {
  const found = await find(db, { query, ...at, limit: at.limit + 1 });
  const rows = found.rows.slice(0, at.limit);
  const hasMore = found.rows.length > at.limit;
  if (at.direction === "newer") rows.reverse();
  const [first, last] = [placeOf(rows[0]), placeOf(rows.at(-1))];
  const isOlder = at.direction === "older";
  return {
    rows,
    newer: (isOlder ? at.from !== null : hasMore) ? (first ?? at.from) : null,
    older: (isOlder ? hasMore : true) ? last : null,
    reached: found.reached,
  };
}

const placeOf = (row: AuthLogRow | undefined): LogPlace | null =>
  row === undefined ? null : { at: row.at, id: row.id };

async function find(db: Db, search: Search): Promise<Found> {
  const { query } = search;
  const few = await rowsOfFew(db, search);
  if (few?.rows) return { rows: few.rows, reached: null };
  const facts = few === null ? await routeFacts(db, query) : { reach: few.reach, addresses: null };
  return findRows(db, { ...search, route: routeOf(query, facts) });
}
