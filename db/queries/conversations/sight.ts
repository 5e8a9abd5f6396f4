import { type SQL, sql } from "drizzle-orm";
import type { BoundScope, NewClientSwitch } from "../../../app/domain/access";
import type { Db } from "../../client";
import { inBoundScope } from "../scope";

/** How far a viewer sees the list of chats: by right, and as somebody who receives new clients (BX-15, WZ-06). */
export type Sight = {
  accountId: number;
  viewerId: number;
  scope: BoundScope;
  /** Places where the viewer receives new clients, as `connection:source`. */
  received: readonly string[];
  /** The built-in CRM: chats without a connection are its own. */
  builtIn: number;
  now: number;
};

/** People who are held at `now` (ms), by whatever hold: nothing is given to them. */
export const heldPeople = (accountId: number, now: number): SQL =>
  sql`SELECT h.user_id FROM holds h INDEXED BY holds_open WHERE h.account_id = ${accountId} AND h.lifted_at IS NULL
    AND h.starts_at <= ${now} AND (h.ends_at IS NULL OR h.ends_at > ${now})`;

/**
 * Held people whose chats wait for somebody else (semantics 4). A limit takes no clients away (semantics 5); a deleted
 * person keeps the hold with which the deletion began.
 */
export const absentPeople = (accountId: number, now: number): SQL =>
  sql`${heldPeople(accountId, now)} AND h.kind <> 'limit'`;

/** Rows `r` of conversations that stand in the viewer's list. A right over CRM records adds none (semantics 3). */
export function isListed(sight: Sight): SQL {
  const { accountId, viewerId, scope } = sight;
  if (scope.base.kind === "any") return sql`1 = 1`;
  const byRight = inBoundScope(scope, accountId, viewerId, {
    responsible: sql`r.responsible_id`,
    source: sql`r.source_id`,
    connection: sql`r.connection_id`,
  });
  return sight.received.length === 0 ? byRight : sql`(${byRight} OR ${isOffered(sight)})`;
}

/** Open chats of new clients and of nobody who is there, where the viewer receives them (semantics 4). D1 binds numbers as reals: hence the cast. */
const isOffered = ({ accountId, received, builtIn, now }: Sight): SQL =>
  sql`(r.status = 'open' AND CAST(coalesce(r.connection_id, ${builtIn}) AS INTEGER) || ':' || r.source_id IN
      (SELECT value FROM json_each(${JSON.stringify(received)}))
    AND (r.responsible_id IS NULL OR r.responsible_id IN (${absentPeople(accountId, now)})))`;

export type ChatRoleGrant = { template: string | null; sourceId: number | null; connectionId: number | null };
export type Receiver = {
  grants: ChatRoleGrant[];
  switches: NewClientSwitch[];
  sources: number[];
  connections: { id: number; isBuiltIn: boolean }[];
};

/** What decides on which channels a person receives new clients: chat roles given directly, and the saved switches. */
export async function readReceiver(
  db: Db,
  accountId: number,
  userId: number,
  now: number,
): Promise<Receiver> {
  const [grants, switches, places] = await Promise.all([
    db.all<ChatRoleGrant>(sql`SELECT coalesce(r.template, o.template) AS template, g.source_id AS sourceId, g.connection_id AS connectionId
      FROM grants g JOIN roles r ON r.account_id = g.account_id AND r.id = g.role_id AND r.family = 'chat' AND r.is_active = 1
      LEFT JOIN roles o ON o.id = r.copied_from AND o.account_id = r.account_id
      WHERE g.account_id = ${accountId} AND g.subject_kind = 'user' AND g.subject_id = ${userId} AND g.origin = 'direct'
        AND (g.valid_from IS NULL OR g.valid_from <= ${now}) AND (g.valid_until IS NULL OR g.valid_until > ${now})
      ORDER BY g.source_id IS NOT NULL, g.id`),
    db.all<{
      connectionId: number;
      sourceId: number;
      isOn: number;
    }>(sql`SELECT connection_id AS connectionId, source_id AS sourceId,
      is_on AS isOn FROM new_client_switches WHERE account_id = ${accountId} AND user_id = ${userId}`),
    db.all<{
      id: number;
      kind: "source" | "built_in" | "crm";
    }>(sql`SELECT id, 'source' AS kind FROM sources WHERE account_id = ${accountId}
      UNION ALL SELECT id, CASE is_built_in WHEN 1 THEN 'built_in' ELSE 'crm' END FROM connections WHERE account_id = ${accountId}`),
  ]);
  return {
    grants,
    switches: switches.map(({ connectionId, sourceId, isOn }) => ({
      connectionId,
      sourceId: sourceId === 0 ? null : sourceId,
      isOn: isOn === 1,
    })),
    sources: places.filter(({ kind }) => kind === "source").map(({ id }) => id),
    connections: places
      .filter(({ kind }) => kind !== "source")
      .map(({ id, kind }) => ({ id, isBuiltIn: kind === "built_in" })),
  };
}
