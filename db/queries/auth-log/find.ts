import { type SQL, sql } from "drizzle-orm";
import type { LogPlace } from "../../../app/domain/log/cursor";
import type { AuthLogRow } from "../../../app/domain/log/row";
import type { Db } from "../../client";
import type { LogQuery, Route } from "./route";
import { asRow, readRows, rowColumns, type StoredRow } from "./row";

/** Rows looked through in all when no index answers alone (architecture, "Who sees which rows"). */
export const MOST_LOOKED_THROUGH = 20_000;

/** Portions: small first, since common things are found soon. They add up to MOST_LOOKED_THROUGH. */
const PORTIONS = [250, 1_250, 5_000, 13_500] as const;

export type Direction = "older" | "newer";

/** Nearest first. `reached`: how far was looked when the search stopped before its end; null when all was seen. */
export type Found = { rows: AuthLogRow[]; reached: LogPlace | null };

type Search = { query: LogQuery; route: Route; from: LogPlace | null; direction: Direction; limit: number };

/** The next `limit` rows from a place. One read of an index, a merge of few keys, or a bounded search. */
export async function findRows(db: Db, search: Search): Promise<Found> {
  const { route, query } = search;
  if (route.column !== null && route.keys.length === 0) return { rows: [], reached: null };
  if (route.rest.length === 0 && route.keys.length <= 1)
    return { rows: await readOff(db, search), reached: null };
  const { places, reached } =
    route.rest.length === 0
      ? { places: await merge(db, search), reached: null }
      : await lookThrough(db, search);
  return {
    rows: await readRows(
      db,
      query.accountId,
      places.map(({ id }) => id),
    ),
    reached,
  };
}

/** Straight from the index, in its order. */
async function readOff(db: Db, search: Search): Promise<AuthLogRow[]> {
  const rows = await db.all<StoredRow>(
    sql`SELECT ${rowColumns} ${indexRows(search, keyIs(search.route))} ${order(search)} LIMIT ${search.limit}`,
  );
  return rows.map(asRow);
}

/** The nearest of each key, merged: `json_each` over a subquery reads the index once for each key. */
function merge(db: Db, search: Search): Promise<LogPlace[]> {
  const { route, limit } = search;
  const ofKey = sql`SELECT json_group_array(json_array(at, id)) FROM (SELECT at, id
    ${indexRows(search, sql`AND ${sql.raw(route.column!)} = k.value`)} ${order(search)} LIMIT ${limit})`;
  return db.all<LogPlace>(sql`SELECT value->>0 AS at, value->>1 AS id FROM (SELECT j.value AS value
    FROM json_each(${JSON.stringify(route.keys)}) k, json_each((${ofKey})) j) ${order(search)} LIMIT ${limit}`);
}

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
  const past =
    from === null
      ? sql``
      : direction === "older"
        ? sql`AND (at, id) < (${from.at}, ${from.id})`
        : sql`AND (at, id) > (${from.at}, ${from.id})`;
  const since = filter.from === null ? sql`` : sql`AND at >= ${filter.from}`;
  const before = filter.until === null ? sql`` : sql`AND at < ${filter.until}`;
  return sql`FROM auth_log INDEXED BY ${sql.raw(route.index)} WHERE account_id = ${accountId} ${key} ${past} ${since} ${before}`;
}

const nearestFirst = (direction: Direction) => (a: LogPlace, b: LogPlace) =>
  (direction === "older" ? -1 : 1) * (a.at - b.at || a.id - b.id);
