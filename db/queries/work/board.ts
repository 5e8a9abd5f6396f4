import { type SQL, sql } from "drizzle-orm";
import type { Scope } from "../../../app/domain/access";
import type { Db } from "../../client";
import { inScope } from "../scope";

export type StageTotal = { stageId: number; count: number; sum: number };
type Asked = { accountId: number; scope: Scope; responsibleId?: number | null | undefined };

/** Counts and sums per stage within the scope, out of the totals by person. */
export function totalsByStage(db: Db, { accountId, scope, responsibleId }: Asked): Promise<StageTotal[]> {
  // Deals of nobody stand under 0 there, which no scope but `any` reaches.
  const person = responsibleId === undefined ? sql`1 = 1` : sql`responsible_id = ${responsibleId ?? 0}`;
  return db.all<StageTotal>(sql`SELECT stage_id AS stageId, sum(count) AS count, sum(sum) AS sum FROM deal_totals
    WHERE account_id = ${accountId} AND ${inScope(scope, accountId, sql`responsible_id`)} AND ${person}
    GROUP BY stage_id`);
}

/** Rows by time that are looked through before those of each person in reach are. */
const TRIED = 1_000;

/** Ids of a column's deals, newest change first. */
export async function columnOf(
  db: Db,
  { accountId, scope, responsibleId }: Asked,
  stageId: number,
  limit: number,
): Promise<number[]> {
  if (scope.kind === "none") return [];
  const mine = inScope(scope, accountId, sql`responsible_id`);
  const person =
    responsibleId === undefined
      ? sql`1 = 1`
      : responsibleId === null
        ? sql`responsible_id IS NULL`
        : sql`responsible_id = ${responsibleId}`;
  const base = sql`account_id = ${accountId} AND stage_id = ${stageId} AND deleted_at IS NULL`;
  const newest = sql`ORDER BY updated_at DESC, id DESC LIMIT ${limit}`;
  const ids = async (query: SQL) => (await db.all<{ id: number }>(query)).map(({ id }) => id);
  if (responsibleId === undefined && scope.kind !== "own") {
    const tried =
      await ids(sql`SELECT id FROM (SELECT id, responsible_id FROM deals INDEXED BY deals_stage WHERE ${base}
      ORDER BY updated_at DESC, id DESC LIMIT ${TRIED}) WHERE ${mine} LIMIT ${limit}`);
    if (scope.kind === "any" || tried.length === limit) return tried;
  }
  return ids(
    sql`SELECT id FROM deals INDEXED BY deals_person_stage WHERE ${base} AND ${mine} AND ${person} ${newest}`,
  );
}
