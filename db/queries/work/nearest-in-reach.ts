import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../../client";
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
 * of everybody are asked one by one; when these are not theirs, all of theirs are sorted. `isMany`: what `isWide` said,
 * for who asks for several lists at once.
 */
export async function nearestInReach(db: Db, asked: NearestAsked, isMany?: boolean): Promise<number[]> {
  const { accountId, viewerId, table, byPerson, limit } = asked;
  const found = await idsOf(db, statementOf(asked, isMany));
  if (found.length === limit || !(isMany ?? (await isWide(db, accountId, viewerId)))) return found;
  return idsOf(
    db,
    sql`SELECT id FROM ${table} INDEXED BY ${byPerson} WHERE ${asked.where}
      AND responsible_id IN (${peopleInReach(accountId, viewerId)}) ${orderOf(asked)} LIMIT ${limit}`,
  );
}

function statementOf(asked: NearestAsked, isMany: boolean | undefined): SQL {
  if (isMany === true) return newest(asked, sql`${TRIED}`);
  const people = sql`WITH RECURSIVE few AS MATERIALIZED (${reachOnce(asked.accountId, asked.viewerId)} LIMIT ${FEW + 1})`;
  if (isMany === false) return sql`${people}, ${merge(asked, sql`1 = 1`)} SELECT id FROM near`;
  // A bound of 0 rows keeps the way by time from being walked at all, which a condition would not.
  return sql`${people}, tried(most) AS MATERIALIZED (SELECT CASE WHEN count(*) > ${FEW} THEN ${TRIED} ELSE 0 END FROM few),
    ${merge(asked, sql`(SELECT most FROM tried) = 0`)}
    SELECT id FROM near UNION ALL SELECT id FROM (${newest(asked, sql`(SELECT most FROM tried)`)})`;
}

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

const idsOf = async (db: Db, query: SQL) => (await db.all<{ id: number }>(query)).map(({ id }) => id);

/** Whether a viewer reaches more people than are looked for one by one. */
export async function isWide(db: Db, accountId: number, viewerId: number): Promise<boolean> {
  const { n } = await db.get<{ n: number }>(
    sql`SELECT count(*) AS n FROM (${reachOnce(accountId, viewerId)} LIMIT ${FEW + 1})`,
  );
  return n > FEW;
}
