import { type SQL, sql } from "drizzle-orm";
import type { Scope } from "../../../app/domain/access";
import type { Db } from "../../client";
import { askTogether } from "../guarded-batch";
import { inScope } from "../scope";
import { nearestOfLists } from "./nearest-in-reach";

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

/** Ids of the deals of each column, newest change first. */
export async function columnsOf(
  db: Db,
  asked: Asked,
  stageIds: readonly number[],
  limit: number,
): Promise<number[][]> {
  const { accountId, scope, responsibleId } = asked;
  if (scope.kind === "none" || stageIds.length === 0) return stageIds.map(() => []);
  const inStage = (stageId: number) =>
    sql`account_id = ${accountId} AND stage_id = ${stageId} AND deleted_at IS NULL`;
  if (scope.kind === "reach" && responsibleId === undefined) {
    const from = { accountId, viewerId: scope.userId, table: sql`deals`, at: sql`updated_at` };
    const list = { ...from, down: true, limit, ...INDEXES };
    return nearestOfLists(
      db,
      stageIds.map((stageId) => ({ ...list, where: inStage(stageId) })),
    );
  }
  const columns = stageIds.map((stageId) => columnOf(asked, inStage(stageId), limit));
  const rows = await askTogether<{ id: number }>(db, columns);
  return rows.map((column) => column.map(({ id }) => id));
}

const INDEXES = { byTime: sql`deals_stage`, byPerson: sql`deals_person_stage` };

function columnOf({ accountId, scope, responsibleId }: Asked, where: SQL, limit: number): SQL {
  const { byTime, byPerson } = INDEXES;
  const index = scope.kind === "any" && responsibleId === undefined ? byTime : byPerson;
  return sql`SELECT id FROM deals INDEXED BY ${index} WHERE ${where}
    AND ${inScope(scope, accountId, sql`responsible_id`)} AND ${responsibleIs(responsibleId)}
    ORDER BY updated_at DESC, id DESC LIMIT ${limit}`;
}

function responsibleIs(id: number | null | undefined): SQL {
  if (id === undefined) return sql`1 = 1`;
  return id === null ? sql`responsible_id IS NULL` : sql`responsible_id = ${id}`;
}
