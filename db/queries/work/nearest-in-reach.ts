import { type SQL, sql } from "drizzle-orm";
import { SQLiteAsyncDialect } from "drizzle-orm/sqlite-core";
import type { Db } from "../../client";
import { isInReach, reachOnce } from "../scope";

export type NearestAsked = {
  accountId: number;
  viewerId: number;
  table: SQL;
  /** The column that the list is ordered by, before the id. */
  at: SQL;
  /** Indexes (account, responsible, …, at, id) and (account, …, at, id); `where` gives all that stands in between. */
  byPerson: SQL;
  byTime: SQL;
  /** Of several lists, `list.value` is the one. */
  where: SQL;
  /** Whether the latest come first. */
  down: boolean;
  limit: number;
};

/** A reach of more people than this is looked for by time first: most of what is newest is theirs. */
const FEW = 200;
/** Rows by time that are looked through for them. */
const TRIED = 1_000;

const dialect = new SQLiteAsyncDialect();
const textOf = (part: SQL) => dialect.sqlToQuery(part).sql;
/**
 * Text with numbered parameters, so that what is said several times over is bound once: ?1 the account, ?2 the viewer,
 * ?3 the limit, ?4 the lists, and from ?5 on the values of `where`.
 */
const [ACCOUNT, VIEWER] = [sql.raw("?1"), sql.raw("?2")];
/** SQLite looks at a bare parameter here when it plans, and so would plan anew each time that it is bound. */
const LIMIT = "CAST(?3 AS INTEGER)";
const PEOPLE = textOf(reachOnce(ACCOUNT, VIEWER));
const IS_IN_REACH = textOf(isInReach(ACCOUNT, VIEWER, sql`responsible_id`));
/** The first people, one more than few; and how many rows by time are looked through: none when these are all. */
const FIRST = `few AS MATERIALIZED (${PEOPLE} LIMIT ${FEW + 1}),
  tried(most) AS MATERIALIZED (SELECT CASE WHEN count(*) > ${FEW} THEN ${TRIED} ELSE 0 END FROM few)`;

/** The first ids of a list within the people whom a viewer reaches. */
export async function nearestInReach(db: Db, asked: NearestAsked): Promise<number[]> {
  const [ids = []] = await nearestOfLists(db, asked, [0]);
  return ids;
}

/**
 * The same of several lists, in one statement. Few people are merged: `near` holds the next row of each, hands out the
 * first of these and puts that person's next row in its place, so that a page reads a few rows for each person and for
 * each row shown, however many they have. Of many people the newest rows of everybody are asked one by one; when these
 * are not theirs, all of theirs are sorted.
 */
export async function nearestOfLists(
  db: Db,
  asked: NearestAsked,
  lists: readonly number[],
): Promise<number[][]> {
  const { near, newest, sorted, values } = textsOf(asked);
  const ask = async (found: string, of: readonly number[]) => {
    const { results } = await db.$client
      .prepare(found)
      .bind(asked.accountId, asked.viewerId, asked.limit, JSON.stringify(of), ...values)
      .all<{ most: number; ids: string }>();
    return results.map(({ most, ids }) => ({ isMany: most > 0, ids: JSON.parse(ids) as number[] }));
  };
  const first = await ask(
    `WITH ${FIRST} SELECT (SELECT most FROM tried) AS most, (SELECT json_group_array(id) FROM (
      WITH RECURSIVE ${near} SELECT near_id AS id FROM near UNION ALL SELECT id FROM (${newest}))) AS ids FROM json_each(?4) list`,
    lists,
  );
  const short = first.flatMap(({ isMany, ids }, i) => (isMany && ids.length < asked.limit ? [i] : []));
  if (short.length > 0) {
    const all = await ask(
      `SELECT 0 AS most, (SELECT json_group_array(id) FROM (${sorted})) AS ids FROM json_each(?4) list`,
      short.map((i) => lists[i]!),
    );
    for (const [at, i] of short.entries()) first[i] = all[at]!;
  }
  return first.map(({ ids }) => ids);
}

function textsOf(asked: NearestAsked) {
  const [table, at, byPerson, byTime] = [asked.table, asked.at, asked.byPerson, asked.byTime].map(textOf);
  const { sql: said, params: values } = dialect.sqlToQuery(asked.where);
  const where = said.split("?").reduce((text, piece, i) => `${text}?${i + 4}${piece}`);
  const order = asked.down ? `ORDER BY ${at} DESC, id DESC` : `ORDER BY ${at}, id`;
  // By the index alone: its row once more by place and id, never the table's, which lies anywhere.
  const next = (person: string, beyond: string) => `${table} INDEXED BY ${byPerson} ON ${where}
      AND responsible_id = ${person} AND (${at}, id) = (SELECT ${at}, id FROM ${table} INDEXED BY ${byPerson}
        WHERE ${where} AND responsible_id = ${person} ${beyond} ${order} LIMIT 1)`;
  return {
    values,
    /** The rows of the `few` in order, if these are all. */
    near: `near(near_at, near_id, person) AS (
      SELECT ${at}, id, user_id FROM few CROSS JOIN ${next("user_id", "")} WHERE (SELECT most FROM tried) = 0
      UNION ALL
      SELECT ${at}, id, person FROM near
        CROSS JOIN ${next("person", `AND (${at}, id) ${asked.down ? "<" : ">"} (near_at, near_id)`)}
      ORDER BY ${asked.down ? "1 DESC, 2 DESC" : "1, 2"} LIMIT ${LIMIT})`,
    /** Those in reach among the first rows of everybody. */
    newest: `SELECT id FROM (SELECT id, responsible_id FROM ${table} INDEXED BY ${byTime} WHERE ${where} ${order}
      LIMIT (SELECT most FROM tried)) WHERE ${IS_IN_REACH} LIMIT ${LIMIT}`,
    /** All rows of theirs. */
    sorted: `SELECT id FROM ${table} INDEXED BY ${byPerson} WHERE ${where} AND responsible_id IN (${PEOPLE}) ${order} LIMIT ${LIMIT}`,
  };
}

/** Whether a viewer reaches more people than are looked for one by one, as an expression. */
export const hasMany = (accountId: number, viewerId: number): SQL =>
  sql`(SELECT count(*) > ${FEW} FROM (${reachOnce(accountId, viewerId)} LIMIT ${FEW + 1}))`;

export async function isWide(db: Db, accountId: number, viewerId: number): Promise<boolean> {
  const { is } = await db.get<{ is: number }>(sql`SELECT ${hasMany(accountId, viewerId)} AS "is"`);
  return is === 1;
}
