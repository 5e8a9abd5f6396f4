import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../../client";
import { askTogether } from "../guarded-batch";
import { isInReach, peopleInReach, reachOnce } from "../scope";

export type NearestAsked = {
  accountId: number;
  viewerId: number;
  table: SQL;
  /** The column that the list is ordered by, before the id. */
  at: SQL;
  /** Indexes (account, responsible, …, at, id) and (account, …, at, id); `where` gives all that stands in between. */
  byPerson: SQL;
  byTime: SQL;
  where: SQL;
  /** Whether the latest come first. */
  down: boolean;
  limit: number;
};

/** A reach of more people than this is looked for by time first: most of what is newest is theirs. */
const FEW = 200;
/** Rows by time that are looked through for them. */
const TRIED = 1_000;

/**
 * The first ids of a list within the people whom a viewer reaches, in one statement. Few people are merged: `near`
 * holds the next row of each, hands out the first of these and puts that person's next row in its place, so that a
 * page reads a few rows for each person and for each row shown, however many they have. Of many people the newest rows
 * of everybody are asked one by one; when these are not theirs, all of theirs are sorted.
 */
export async function nearestInReach(db: Db, asked: NearestAsked): Promise<number[]> {
  const found = idsOf(await db.all<Row>(eitherOf(asked)));
  if (found.length === asked.limit || !(await isWide(db, asked.accountId, asked.viewerId))) return found;
  return idsOf(await db.all<Row>(sortOf(asked)));
}

/** The same for several lists of one viewer, all of them in one call of D1, or in two. */
export async function nearestOfLists(db: Db, lists: readonly NearestAsked[]): Promise<number[][]> {
  const [first] = lists;
  if (first === undefined) return [];
  const isMany = hasMany(first.accountId, first.viewerId);
  const tried = sql`(SELECT CASE WHEN ${isMany} THEN ${TRIED} ELSE 0 END)`;
  const newestOf = lists.map((list) => newest(list, tried));
  const [many, ...answers] = await askTogether<Row>(db, [sql`SELECT ${isMany} AS id`, ...newestOf]);
  if (many?.[0]?.id !== 1) return (await askTogether<Row>(db, lists.map(mergeOf))).map(idsOf);
  const found = answers.map(idsOf);
  const short = lists.flatMap((list, i) => (found[i]!.length < list.limit ? [i] : []));
  if (short.length === 0) return found;
  const sorted = await askTogether<Row>(
    db,
    short.map((i) => sortOf(lists[i]!)),
  );
  return found.map((ids, i) => (short.includes(i) ? idsOf(sorted[short.indexOf(i)]!) : ids));
}

/** All rows of theirs, sorted. */
const sortOf = (asked: NearestAsked): SQL =>
  sql`SELECT id FROM ${asked.table} INDEXED BY ${asked.byPerson} WHERE ${asked.where}
    AND responsible_id IN (${peopleInReach(asked.accountId, asked.viewerId)}) ${orderOf(asked)} LIMIT ${asked.limit}`;

const peopleOf = ({ accountId, viewerId }: NearestAsked) =>
  sql`WITH RECURSIVE few AS MATERIALIZED (${reachOnce(accountId, viewerId)} LIMIT ${FEW + 1})`;

/** For who is known to reach few. */
const mergeOf = (asked: NearestAsked): SQL =>
  sql`${peopleOf(asked)}, ${merge(asked, sql`1 = 1`)} SELECT id FROM near`;

/** For who may reach few or many. A bound of 0 rows keeps the way by time from being walked at all. */
const eitherOf = (asked: NearestAsked): SQL =>
  sql`${peopleOf(asked)}, tried(most) AS MATERIALIZED (SELECT CASE WHEN count(*) > ${FEW} THEN ${TRIED} ELSE 0 END FROM few),
    ${merge(asked, sql`(SELECT most FROM tried) = 0`)}
    SELECT id FROM near UNION ALL SELECT id FROM (${newest(asked, sql`(SELECT most FROM tried)`)})`;

/** `near`: the rows of the `few` in order, if these are all. */
function merge(asked: NearestAsked, areAll: SQL): SQL {
  const { table, at, byPerson, where, down, limit } = asked;
  const next = (person: SQL, beyond: SQL) =>
    sql`d.id = (SELECT id FROM ${table} INDEXED BY ${byPerson} WHERE ${where} AND responsible_id = ${person} ${beyond}
      ${orderOf(asked)} LIMIT 1)`;
  const beyond = sql`AND (${at}, id) ${sql.raw(down ? "<" : ">")} (near.at, near.id)`;
  return sql`near(at, id, person) AS (
      SELECT d.${at}, d.id, few.user_id FROM few CROSS JOIN ${table} d ON ${next(sql`few.user_id`, sql``)} WHERE ${areAll}
      UNION ALL
      SELECT d.${at}, d.id, near.person FROM near CROSS JOIN ${table} d ON ${next(sql`near.person`, beyond)}
      ORDER BY ${sql.raw(down ? "1 DESC, 2 DESC" : "1, 2")} LIMIT ${limit})`;
}

/** Those in reach among the first rows of everybody, of which `tried` are looked through. */
function newest(asked: NearestAsked, tried: SQL): SQL {
  const { accountId, viewerId, table, byTime, where, limit } = asked;
  return sql`SELECT id FROM (
      SELECT id, responsible_id FROM ${table} INDEXED BY ${byTime} WHERE ${where} ${orderOf(asked)} LIMIT ${tried})
    WHERE ${isInReach(accountId, viewerId, sql`responsible_id`)} LIMIT ${limit}`;
}

const orderOf = ({ at, down }: NearestAsked) =>
  down ? sql`ORDER BY ${at} DESC, id DESC` : sql`ORDER BY ${at}, id`;

type Row = { id: number };
const idsOf = (rows: readonly Row[]) => rows.map(({ id }) => id);

/** Whether a viewer reaches more people than are looked for one by one, as an expression. */
export const hasMany = (accountId: number, viewerId: number): SQL =>
  sql`(SELECT count(*) > ${FEW} FROM (${reachOnce(accountId, viewerId)} LIMIT ${FEW + 1}))`;

export async function isWide(db: Db, accountId: number, viewerId: number): Promise<boolean> {
  const { is } = await db.get<{ is: number }>(sql`SELECT ${hasMany(accountId, viewerId)} AS "is"`);
  return is === 1;
}
