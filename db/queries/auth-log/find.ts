import { type SQL, sql } from "drizzle-orm";
import type { LogPlace } from "../../../app/domain/log/cursor";
import type { AuthLogRow } from "../../../app/domain/log/row";
import type { Db } from "../../client";
import { atMost } from "../at-most";
import { literal, merged } from "../merged";
import type { Route } from "./route";
import { readLines, readRows, rowJson } from "./row";
import { indexRows, nearestFirst, order, type Search } from "./search";

/**
 * Portions of what is looked through when no index answers alone: small first, since common things are found soon.
 * Together with the page itself, the people in scope and what each portion says of itself a search reads at most 20,000
 * rows (architecture, "Who sees which rows").
 */
const PORTIONS = [250, 1_250, 5_000, 13_000] as const;
export const MOST_LOOKED_THROUGH = PORTIONS.reduce((sum, portion) => sum + portion, 0);

/** What a route's `rest` asks of a row. The rest of it is not taken from each of thousands that are looked through. */
const ASKED = sql.raw("at, id, user_id, event, method, result, reason, ip_key, session_id");

/** Keys whose rows are merged as they are; of more, only the places are, since SQLite bounds the size of a program. */
const FEW_KEYS = 50;

/** Nearest first. `reached`: how far was looked when the search stopped before its end; null when all was seen. */
export type Found = { rows: AuthLogRow[]; reached: LogPlace | null };

type Routed = Search & { route: Route };

/** The next `limit` rows from a place. One read of an index, a merge of few keys, or a bounded search. */
export async function findRows(db: Db, search: Routed): Promise<Found> {
  const { column, keys, rest } = search.route;
  if (column !== null && keys.length === 0) return { rows: [], reached: null };
  if (rest.length === 0)
    return { rows: await (keys.length <= 1 ? readOff(db, search) : merge(db, search)), reached: null };
  const { places, reached } = await lookThrough(db, search);
  return { rows: await readPlaces(db, search, places), reached };
}

/** Straight from the index, in its order. */
async function readOff(db: Db, search: Routed): Promise<AuthLogRow[]> {
  const lines = sql`SELECT ${sql.raw(rowJson)} AS line ${read(search)} ${atMost(search.limit)}`;
  return inOrder(search, await readLines(db, lines, search.limit));
}

/** The nearest of all keys, merged in the order of the index: one row of each key is read beyond what is shown. */
async function merge(db: Db, search: Routed): Promise<AuthLogRow[]> {
  const { route } = search;
  const isFew = route.keys.length <= FEW_KEYS;
  const from = indexRows(search, route.index);
  const branches = route.keys.map(
    (key) =>
      `SELECT at, id${isFew ? `, ${rowJson} AS line` : ""} ${from} AND ${route.column} = ${literal(key)}`,
  );
  const nearest = sql.raw(merged(branches, order(search.direction), search.limit));
  if (!isFew) return readPlaces(db, search, await db.all<LogPlace>(nearest));
  return inOrder(search, await readLines(db, nearest, search.limit));
}

/** D1's answer is sorted once more: what a statement puts together has no order of its own. */
const inOrder = ({ direction }: Search, rows: AuthLogRow[]) => rows.sort(nearestFirst(direction));

const readPlaces = (db: Db, { query }: Routed, places: readonly LogPlace[]) =>
  readRows(
    db,
    query.accountId,
    places.map(({ id }) => id),
  );

/** Looks through an index in portions until enough is found, the log ends or the bound is reached. */
async function lookThrough(
  db: Db,
  search: Routed,
): Promise<{ places: LogPlace[]; reached: LogPlace | null }> {
  const { route, limit } = search;
  const places: LogPlace[] = [];
  let { from } = search;
  for (const portion of PORTIONS) {
    const [looked] = await db.all<{
      seen: number;
      last: string | null;
      hits: string;
    }>(sql`SELECT count(*) AS seen,
        ${edge(search)} AS last, json_group_array(json_array(at, id)) FILTER (WHERE ${sql.join(route.rest, sql` AND `)}) AS hits
      FROM (SELECT ${ASKED} ${read({ ...search, from })} ${atMost(portion)})`);
    if (looked === undefined) break;
    const hits = (JSON.parse(looked.hits) as [number, number][]).map(([at, id]) => ({ at, id }));
    places.push(...hits.sort(nearestFirst(search.direction)));
    if (places.length >= limit) return { places: places.slice(0, limit), reached: null };
    if (looked.seen < portion || looked.last === null) return { places, reached: null };
    const [at, id] = looked.last.split(".").map(Number);
    from = { at: at!, id: id! };
  }
  return { places, reached: from };
}

/** The rows of one key of an index, or of all of it, in their order. */
const read = (search: Routed) => {
  const { index, column, keys } = search.route;
  const key = column === null ? sql`` : sql`AND ${sql.raw(column)} = ${keys[0]}`;
  return sql`${sql.raw(indexRows(search, index))} ${key} ${sql.raw(order(search.direction))}`;
};

/** The farthest place of a portion, as text whose order is that of the log. */
function edge({ direction }: Search): SQL {
  const place = sql`printf('%015d.%015d', at, id)`;
  return direction === "older" ? sql`min(${place})` : sql`max(${place})`;
}
