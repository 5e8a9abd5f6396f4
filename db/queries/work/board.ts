import { type SQL, sql } from "drizzle-orm";
import type { Scope } from "../../../app/domain/access";
import type { Db } from "../../client";
import { atMost } from "../at-most";
import { inScope } from "../scope";
import { nearestOfLists } from "./nearest-in-reach";

export type StageTotal = { stageId: number; count: number; sum: number };
type Asked = { accountId: number; scope: Scope; responsibleId?: number | null | undefined };

/** Counts and sums per stage within the scope, out of the totals by unit and by person (db/migrations/0600). */
export function totalsByStage(db: Db, { accountId, scope, responsibleId }: Asked): Promise<StageTotal[]> {
  const rows =
    responsibleId !== undefined || scope.kind === "own" || scope.kind === "none"
      ? sql`SELECT * FROM deal_totals WHERE account_id = ${accountId} AND ${inScope(scope, accountId, sql`responsible_id`)}
          AND ${responsibleId === undefined ? sql`1 = 1` : sql`responsible_id = ${responsibleId ?? 0}`}`
      : totalsOfUnits(accountId, scope);
  return db.all<StageTotal>(
    sql`SELECT stage_id AS stageId, sum(count) AS count, sum(sum) AS sum FROM (${rows}) GROUP BY stage_id`,
  );
}

/**
 * Whoever reaches a unit reaches everybody whose home it is. Of the others in reach, who are at home elsewhere, and of the
 * viewer, each is asked for unless their home is reached. Deals of nobody stand under unit 0, which none but `any` reaches.
 */
function totalsOfUnits(accountId: number, scope: Scope & { kind: "any" | "reach" }): SQL {
  const units = sql`SELECT stage_id, count, sum FROM deal_unit_totals WHERE account_id = ${accountId}`;
  if (scope.kind === "any") return units;
  const reached = sql`unit_reach r WHERE r.account_id = ${accountId} AND r.viewer_id = ${scope.userId}`;
  return sql`${units} AND unit_id IN (SELECT r.unit_id FROM ${reached})
    UNION ALL SELECT stage_id, count, sum FROM deal_totals WHERE account_id = ${accountId} AND responsible_id IN (
      SELECT p.user_id FROM (SELECT ${scope.userId} AS user_id UNION SELECT a.user_id FROM unit_members a
        INDEXED BY unit_members_away WHERE a.account_id = ${accountId} AND a.is_home = 0
        AND a.unit_id IN (SELECT r.unit_id FROM ${reached})) p
      WHERE NOT EXISTS (SELECT 1 FROM unit_members h INDEXED BY unit_members_home WHERE h.account_id = ${accountId}
        AND h.user_id = p.user_id AND h.is_home = 1 AND EXISTS (SELECT 1 FROM ${reached} AND r.unit_id = h.unit_id)))`;
}

/** Ids of the deals of each column, newest change first, in one statement. */
export async function columnsOf(
  db: Db,
  { accountId, scope, responsibleId }: Asked,
  stageIds: readonly number[],
  limit: number,
): Promise<number[][]> {
  if (scope.kind === "none") return stageIds.map(() => []);
  const where = sql`account_id = ${accountId} AND stage_id = list.value AND deleted_at IS NULL`;
  if (scope.kind === "reach" && responsibleId === undefined) {
    const from = { accountId, viewerId: scope.userId, table: sql`deals`, at: sql`updated_at`, where };
    return nearestOfLists(db, { ...from, byTime, byPerson, down: true, limit }, stageIds);
  }
  const index = scope.kind === "any" && responsibleId === undefined ? byTime : byPerson;
  const columns = await db.all<{ ids: string }>(sql`SELECT (SELECT json_group_array(id) FROM (
      SELECT id FROM deals INDEXED BY ${index} WHERE ${where}
        AND ${inScope(scope, accountId, sql`responsible_id`)} AND ${responsibleIs(responsibleId)}
        ORDER BY updated_at DESC, id DESC ${atMost(limit)})) AS ids FROM json_each(${JSON.stringify(stageIds)}) list`);
  return columns.map(({ ids }) => JSON.parse(ids));
}

const [byTime, byPerson] = [sql`deals_stage`, sql`deals_person_stage`];

function responsibleIs(id: number | null | undefined): SQL {
  if (id === undefined) return sql`1 = 1`;
  return id === null ? sql`responsible_id IS NULL` : sql`responsible_id = ${id}`;
}
