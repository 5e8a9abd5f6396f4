import { sql } from "drizzle-orm";
import type { AuthLogRow } from "../../../app/domain/log/row";
import type { Db } from "../../client";
import { atMost } from "../at-most";
import { merged } from "../merged";
import { reachOnce } from "../scope";
import { MOST_KEYS } from "./route";
import { MOST_TOGETHER, rowJson, rowsIn, together } from "./row";
import { indexRows, nearestFirst, order, type Search } from "./search";

/** A team of so many people is merged by the same statement that finds out who they are. */
const FEW = 10;

/** Who is in reach, as `routeFacts` tells it; and the rows, when they are few. */
export type OfFew = { reach: readonly number[] | null; rows: AuthLogRow[] | null };

/**
 * The rows of the few people whom a viewer reaches, in one question to D1: `few` says who they are, and each of them has
 * a branch of the merge. Of more people the branches are empty and read nothing. Null: something else narrows the rows,
 * or they are too many for one value.
 */
export async function rowsOfFew(db: Db, search: Search): Promise<OfFew | null> {
  const { accountId, scope, filter } = search.query;
  const isAll = Object.values({ ...filter, from: null, until: null }).every((value) => value === null);
  if (scope.kind !== "reach" || !isAll || search.limit > MOST_TOGETHER) return null;
  const from = indexRows(search, "auth_log_user");
  const branches = Array.from(
    { length: FEW },
    (_, place) =>
      `SELECT at, id, ${rowJson} AS line ${from} AND user_id = (SELECT ids->>${place} FROM few WHERE n <= ${FEW})`,
  );
  const theirs = merged(branches, order(search.direction), search.limit);
  const [found] = await db.all<{ ids: string; lines: string | null }>(
    sql`WITH few(n, ids) AS MATERIALIZED (SELECT count(*), json_group_array(user_id)
        FROM (${reachOnce(accountId, scope.userId)} ${atMost(MOST_KEYS + 1)}))
      SELECT ids, (${together(sql.raw(theirs))}) AS lines FROM few`,
  );
  const reach = JSON.parse(found?.ids ?? "[]") as number[];
  const rows = rowsIn(found?.lines ?? null);
  return {
    reach: reach.length > MOST_KEYS ? null : reach,
    rows: reach.length > FEW ? null : rows.sort(nearestFirst(search.direction)),
  };
}
