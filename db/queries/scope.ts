import { type SQL, sql } from "drizzle-orm";
import type { BoundScope, Scope, WiderPlaces } from "../../app/domain/access";

/**
 * The rows a viewer sees, as a condition on the column that names a row's person (architecture, "Who sees which
 * rows"). `column` holds a user's id and `accountId` is the account of the outer query. Oneself is always in reach.
 * An IN over uncorrelated subqueries: SQLite makes the list once, where a correlated EXISTS asks it for every row.
 * A list ordered by time names its index by person (INDEXED BY) while the scope is `reach`: else SQLite walks the index
 * by time, and reads everything to find that somebody has nothing.
 */
export function inScope(scope: Scope, accountId: number, column: SQL): SQL {
  switch (scope.kind) {
    case "any":
      return sql`1 = 1`;
    case "own":
      return sql`${column} = ${scope.userId}`;
    case "reach":
      return sql`${column} IN (${peopleInReach(accountId, scope.userId)})`;
    case "none":
      return sql`0 = 1`;
    default:
      return scope satisfies never;
  }
}

/** A number, or the place of one in a text that is built once. */
type Given = number | SQL;

/**
 * `user_id` of everybody whom the level `own_dept` of this viewer reaches, the viewer included; somebody in two units
 * twice, since a list behind IN is made of different ones anyway. CROSS JOIN: from the reached units to their members,
 * never the other way round through all members of the account.
 */
export const peopleInReach = (accountId: Given, viewerId: Given): SQL =>
  sql`SELECT ${viewerId} AS user_id UNION ALL SELECT m.user_id FROM unit_reach r
    CROSS JOIN unit_members m INDEXED BY unit_members_once ON m.account_id = r.account_id AND m.unit_id = r.unit_id
    WHERE r.account_id = ${accountId} AND r.viewer_id = ${viewerId}`;

/** The same, everybody once: a LIMIT behind it stops the reading. */
export const reachOnce = (accountId: Given, viewerId: Given): SQL =>
  sql`SELECT DISTINCT user_id FROM (${peopleInReach(accountId, viewerId)})`;

/** The same, asked of one row: for the few rows of a list whose next ones are most likely in reach. */
export const isInReach = (accountId: Given, viewerId: Given, column: SQL): SQL =>
  sql`(${column} = ${viewerId} OR EXISTS (SELECT 1 FROM unit_members m INDEXED BY unit_members_user
    CROSS JOIN unit_reach r INDEXED BY unit_reach_once ON r.account_id = m.account_id AND r.viewer_id = ${viewerId} AND r.unit_id = m.unit_id
    WHERE m.account_id = ${accountId} AND m.user_id = ${column}))`;

/** Columns of the outer query that say whose a row is and where it stands. */
export type PlaceColumns = { responsible: SQL; source: SQL; connection: SQL };

/** As `inScope` for rows that stand on sources and connections: bound grants add rows there, and take none. */
export function inBoundScope(
  scope: BoundScope,
  accountId: number,
  viewerId: number,
  columns: PlaceColumns,
): SQL {
  const { base, sources, connections } = scope;
  const parts = [
    inScope(base, accountId, columns.responsible),
    ...wider(sources, columns.source, accountId, viewerId, columns.responsible),
    ...wider(connections, columns.connection, accountId, viewerId, columns.responsible),
  ];
  return parts.length === 1 ? (parts[0] as SQL) : sql`(${sql.join(parts, sql` OR `)})`;
}

function wider(places: WiderPlaces, place: SQL, accountId: number, userId: number, responsible: SQL): SQL[] {
  return (["own", "reach", "any"] as const)
    .filter((kind) => places[kind].length > 0)
    .map(
      (kind) =>
        sql`(${place} IN (SELECT value FROM json_each(${JSON.stringify(places[kind])}))
          AND ${inScope(kind === "any" ? { kind } : { kind, userId }, accountId, responsible)})`,
    );
}
