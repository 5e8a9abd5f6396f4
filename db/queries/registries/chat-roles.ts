import { type SQL, sql } from "drizzle-orm";
import type { NewClientSwitch, OriginKind } from "../../../app/domain/access";
import type { Db } from "../../client";
import type { Connection } from "./connections";

/** A chat role given to a person directly. */
export type ChatGrant = {
  id: number;
  userId: number;
  roleId: number;
  sourceId: number | null;
  withoutReply: number;
};

/** Grants of the built-in CRM carry no connection: they count everywhere. */
const atConnection = ({ id, isBuiltIn }: Pick<Connection, "id" | "isBuiltIn">) =>
  isBuiltIn ? sql`(g.connection_id IS NULL OR g.connection_id = ${id})` : sql`g.connection_id = ${id}`;

/** The chat roles that the window "Select roles" of a connection shows and changes, the unbound one of a person first. */
export const listChatGrants = (db: Db, accountId: number, connection: Pick<Connection, "id" | "isBuiltIn">) =>
  db.all<ChatGrant>(sql`SELECT g.id, g.subject_id AS userId, g.role_id AS roleId, g.source_id AS sourceId,
    g.without_reply AS withoutReply FROM grants g JOIN roles r ON r.account_id = g.account_id AND r.id = g.role_id AND r.family = 'chat'
    WHERE g.account_id = ${accountId} AND g.subject_kind = 'user' AND g.origin = 'direct' AND ${atConnection(connection)}
    ORDER BY g.subject_id, g.source_id IS NOT NULL, g.id`);

export type OtherGrant = {
  userId: number;
  roleId: number | null;
  permission: string | null;
  level: string | null;
  kind: OriginKind;
  name: string;
};

/**
 * What else of interest reaches people: these roles and these single cells, directly or through a unit, in effect at
 * `now` (ms). Chat roles given directly are left out: the window shows them.
 */
export const listOtherGrants = (
  db: Db,
  accountId: number,
  { roleIds, permissions, now }: { roleIds: readonly number[]; permissions: readonly string[]; now: number },
) =>
  db.all<OtherGrant>(sql`WITH wanted AS (SELECT g.* FROM grants g WHERE g.account_id = ${accountId}
      AND (g.role_id IN (SELECT value FROM json_each(${JSON.stringify(roleIds)}))
        OR g.permission IN (SELECT value FROM json_each(${JSON.stringify(permissions)})))
      AND (g.valid_from IS NULL OR g.valid_from <= ${now}) AND (g.valid_until IS NULL OR g.valid_until > ${now}))
    SELECT g.subject_id AS userId, g.role_id AS roleId, g.permission, g.level,
      CASE WHEN g.origin = 'crm_admin' THEN 'crm_admin' WHEN g.role_id IS NULL THEN 'direct' ELSE 'role' END AS kind,
      coalesce(r.name, '') AS name
      FROM wanted g LEFT JOIN roles r ON r.account_id = g.account_id AND r.id = g.role_id
      WHERE g.subject_kind = 'user' AND coalesce(r.family, '') <> 'chat' AND coalesce(r.is_active, 1) = 1
    UNION ALL SELECT m.user_id, g.role_id, g.permission, g.level, n.kind, n.name
      FROM wanted g JOIN units n ON n.account_id = g.account_id AND n.id = g.subject_id AND n.is_active = 1
      JOIN unit_members m ON m.account_id = n.account_id AND m.unit_id = n.id
      LEFT JOIN roles r ON r.account_id = g.account_id AND r.id = g.role_id
      WHERE g.subject_kind = 'unit' AND coalesce(r.is_active, 1) = 1`);

/** Saved switches "Receives new clients" of a connection. */
export async function listSwitches(db: Db, accountId: number, connectionId: number) {
  const rows = await db.all<{ userId: number; connectionId: number; sourceId: number; isOn: number }>(
    sql`SELECT user_id AS userId, connection_id AS connectionId, source_id AS sourceId, is_on AS isOn
      FROM new_client_switches WHERE account_id = ${accountId} AND connection_id = ${connectionId}`,
  );
  return rows.map(({ userId, ...row }): NewClientSwitch & { userId: number } => ({
    userId,
    connectionId: row.connectionId,
    sourceId: row.sourceId === 0 ? null : row.sourceId,
    isOn: row.isOn === 1,
  }));
}

/** Right behind a write: rolls the batch back unless it changed this many rows. */
const mustChange = (rows: number): SQL => sql`INSERT INTO must(ok) SELECT 0 WHERE changes() <> ${rows}`;

export type GrantToWrite = {
  userId: number;
  roleId: number;
  sourceId: number | null;
  connectionId: number | null;
  withoutReply: boolean;
};

/** Takes and gives chat roles of many people; every grant that is named must still be there, and every role too. */
export function exchangeGrants(
  accountId: number,
  taken: readonly number[],
  given: readonly GrantToWrite[],
  { at, by }: { at: number; by: number },
): SQL[] {
  const rows = given.map((one) => [
    one.userId,
    one.roleId,
    one.sourceId,
    one.connectionId,
    Number(one.withoutReply),
  ]);
  return [
    ...(taken.length === 0
      ? []
      : [
          sql`DELETE FROM grants WHERE account_id = ${accountId}
            AND id IN (SELECT value FROM json_each(${JSON.stringify(taken)}))`,
          mustChange(taken.length),
        ]),
    ...(rows.length === 0
      ? []
      : [
          sql`INSERT INTO grants(account_id, subject_kind, subject_id, role_id, source_id, connection_id, without_reply, origin, created_at, created_by)
            SELECT ${accountId}, 'user', j.value->>0, r.id, j.value->>2, j.value->>3, j.value->>4, 'direct', ${at}, ${by}
            FROM json_each(${JSON.stringify(rows)}) j JOIN roles r ON r.account_id = ${accountId} AND r.id = j.value->>1 AND r.family = 'chat'`,
          sql`INSERT INTO must(ok) SELECT 0 WHERE ${rows.length} <> (SELECT count(*) FROM json_each(${JSON.stringify(rows)}) j
            JOIN roles r ON r.account_id = ${accountId} AND r.id = j.value->>1 AND r.family = 'chat')`,
        ]),
  ];
}

/** Saves one person's switch of one source; null takes it away, so that the connection's counts again. */
export function saveSourceSwitch(
  accountId: number,
  { connectionId, sourceId, userId }: { connectionId: number; sourceId: number; userId: number },
  isOn: boolean | null,
): SQL[] {
  const here = sql`account_id = ${accountId} AND user_id = ${userId} AND connection_id = ${connectionId} AND source_id = ${sourceId}`;
  const away = sql`DELETE FROM new_client_switches WHERE ${here}`;
  if (isOn === null) return [away];
  return [
    away,
    sql`INSERT INTO new_client_switches(account_id, user_id, connection_id, source_id, is_on)
      VALUES (${accountId}, ${userId}, ${connectionId}, ${sourceId}, ${Number(isOn)})`,
  ];
}

/** Saves switches; null takes the row away, so that the role's default counts again. */
export function saveSwitches(
  accountId: number,
  connectionId: number,
  switches: readonly { userId: number; isOn: boolean | null }[],
): SQL[] {
  if (switches.length === 0) return [];
  const rows = JSON.stringify(
    switches.map(({ userId, isOn }) => [userId, isOn === null ? null : Number(isOn)]),
  );
  return [
    sql`DELETE FROM new_client_switches WHERE account_id = ${accountId} AND connection_id = ${connectionId} AND source_id = 0
      AND user_id IN (SELECT value->>0 FROM json_each(${rows}))`,
    sql`INSERT INTO new_client_switches(account_id, user_id, connection_id, source_id, is_on)
      SELECT ${accountId}, value->>0, ${connectionId}, 0, value->>1 FROM json_each(${rows}) WHERE value->>1 IS NOT NULL`,
  ];
}
