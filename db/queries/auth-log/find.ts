import { type SQL, sql } from "drizzle-orm";
import type { LogPlace } from "../../../app/domain/log/cursor";
import type { AuthLogRow } from "../../../app/domain/log/row";
import type { Db } from "../../client";
import { literal, merged } from "../merged";
import type { LogQuery, Route } from "./route";
import { asRow, readRows, rowColumns, type StoredRow } from "./row";

/**
 * Portions of what is looked through when no index answers alone: small first, since common things are found soon.
 * Together with the page itself, the people in scope and what each portion says of itself a search reads at most 20,000
 * rows (architecture, "Who sees which rows").
 */
const PORTIONS = [250, 1_250, 5_000, 13_000] as const;
export const MOST_LOOKED_THROUGH = PORTIONS.reduce((sum, portion) => sum + portion, 0);

/** Keys whose rows are merged as they are; of more, only the places are, since SQLite bounds the size of a program. */
const FEW_KEYS = 50;

export type Direction = "older" | "newer";

/** Nearest first. `reached`: how far was looked when the search stopped before its end; null when all was seen. */
export type Found = { rows: AuthLogRow[]; reached: LogPlace | null };

type Search = { query: LogQuery; route: Route; from: LogPlace | null; direction: Direction; limit: number };

/** The next `limit` rows from a place. One read of an index, a merge of few keys, or a bounded search. */
export async function findRows(db: Db, search: Search): Promise<Found> {
  const { column, keys, rest } = search.route;
  if (column !== null && keys.length === 0) return { rows: [], reached: null };
  if (rest.length === 0)
    return { rows: await (keys.length <= 1 ? readOff(db, search) : merge(db, search)), reached: null };
  const { places, reached } = await lookThrough(db, search);
  return { rows: await readPlaces(db, search, places), reached };
}

/** Straight from the index, in its order. */
async function readOff(db: Db, search: Search): Promise<AuthLogRow[]> {
  const rows = await db.all<StoredRow>(
    sql`SELECT ${rowColumns} ${indexRows(search, keyIs(search.route))} ${order(search)} LIMIT ${search.limit}`,
  );
  return rows.map(asRow);
}

/** The nearest of all keys, merged in the order of the index: one row of each key is read beyond what is shown. */
async function merge(db: Db, search: Search): Promise<AuthLogRow[]> {
  const { route } = search;
  const isFew = route.keys.length <= FEW_KEYS;
  const branches = route.keys.map(
    (key) =>
      sql`SELECT ${isFew ? sql`*` : sql`at, id`} ${indexRows(search, sql`AND ${sql.raw(route.column!)} = ${literal(key)}`)}`,
  );
  const nearest = merged(branches, order(search), search.limit);
  if (!isFew) return readPlaces(db, search, await db.all<LogPlace>(nearest));
  const rows = await db.all<StoredRow>(sql`SELECT ${rowColumns} FROM (${nearest}) ${order(search)}`);
  return rows.map(asRow);
}

const readPlaces = (db: Db, { query }: Search, places: readonly LogPlace[]) =>
  readRows(
    db,
    query.accountId,
    places.map(({ id }) => id),
  );

/** Looks through an index in portions until enough is found, the log ends or the bound is reached. */
async function lookThrough(
  db: Db,
  search: Search,
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
        ${edge(search)} AS last, json_group_array(json_array(at, id)) FILTER (WHERE ${all(route.rest)}) AS hits
      FROM (SELECT * ${indexRows({ ...search, from }, keyIs(route))} ${order(search)} LIMIT ${portion})`);
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

const all = (conditions: readonly SQL[]) => sql.join([...conditions], sql` AND `);
const keyIs = ({ column, keys }: Route) =>
  column === null ? sql`` : sql`AND ${sql.raw(column)} = ${keys[0]}`;
const order = ({ direction }: Search) =>
  direction === "older" ? sql`ORDER BY at DESC, id DESC` : sql`ORDER BY at, id`;

/** The farthest place of a portion, as text whose order is that of the log. */
function edge({ direction }: Search): SQL {
  const place = sql`printf('%015d.%015d', at, id)`;
  return direction === "older" ? sql`min(${place})` : sql`max(${place})`;
}

function indexRows({ query, route, from, direction }: Search, key: SQL): SQL {
  const { filter, accountId } = query;
  const parts = [sql`account_id = ${literal(accountId)} ${key}`];
  if (from !== null)
    parts.push(
      sql`(at, id) ${sql.raw(direction === "older" ? "<" : ">")} (${literal(from.at)}, ${literal(from.id)})`,
    );
  if (filter.from !== null) parts.push(sql`at >= ${literal(filter.from)}`);
  if (filter.until !== null) parts.push(sql`at < ${literal(filter.until)}`);
  return sql`FROM auth_log INDEXED BY ${sql.raw(route.index)} WHERE ${all(parts)}`;
}

const nearestFirst = (direction: Direction) => (a: LogPlace, b: LogPlace) =>
  (direction === "older" ? -1 : 1) * (a.at - b.at || a.id - b.id);
