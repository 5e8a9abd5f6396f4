import { type SQL, sql } from "drizzle-orm";
import type { Level, Permission } from "../../app/domain/access";
import type { Db } from "../client";

export type GrantRow = {
  id: number;
  publicId: string;
  subjectKind: "user" | "unit" | "everyone";
  /** 0 for everybody. */
  subjectId: number;
  roleId: number | null;
  permission: Permission | null;
  level: Level | null;
  sourceId: number | null;
  connectionId: number | null;
  from: number | null;
  until: number | null;
  origin: string;
};
export type NewGrant = Omit<GrantRow, "id" | "origin"> & { at: number; by: number };

const columns = sql`g.id AS id, g.public_id AS publicId, g.subject_kind AS subjectKind, g.subject_id AS subjectId,
  g.role_id AS roleId, g.permission AS permission, g.level AS level, g.source_id AS sourceId,
  g.connection_id AS connectionId, g.valid_from AS "from", g.valid_until AS until, g.origin AS origin`;

export async function findGrant(db: Db, accountId: number, publicId: string): Promise<GrantRow | null> {
  const row = await db.get<GrantRow | undefined>(
    sql`SELECT ${columns} FROM grants g WHERE g.account_id = ${accountId} AND g.public_id = ${publicId}`,
  );
  return row ?? null;
}

export const grantsOf = (db: Db, accountId: number, kind: GrantRow["subjectKind"], subjectId: number) =>
  db.all<GrantRow>(sql`SELECT ${columns} FROM grants g WHERE g.account_id = ${accountId}
    AND g.subject_kind = ${kind} AND g.subject_id = ${subjectId} ORDER BY g.id`);

/** Writes nothing when its person has been deleted or its unit is gone; assert `mustChangeOne` behind it. */
export const insertGrant = (accountId: number, grant: NewGrant): SQL =>
  sql`INSERT INTO grants(account_id, public_id, subject_kind, subject_id, role_id, permission, level, source_id,
    connection_id, valid_from, valid_until, origin, created_at, created_by)
    SELECT ${accountId}, ${grant.publicId}, ${grant.subjectKind}, ${grant.subjectId}, ${grant.roleId}, ${grant.permission},
      ${grant.level}, ${grant.sourceId}, ${grant.connectionId}, ${grant.from}, ${grant.until}, 'direct', ${grant.at}, ${grant.by}
    WHERE ${isThere(accountId, grant)} AND (${grant.roleId} IS NULL
      OR EXISTS (SELECT 1 FROM roles WHERE account_id = ${accountId} AND id = ${grant.roleId}))`;

export const deleteGrant = (accountId: number, grantId: number): SQL =>
  sql`DELETE FROM grants WHERE account_id = ${accountId} AND id = ${grantId}`;

function isThere(accountId: number, { subjectKind, subjectId }: NewGrant): SQL {
  if (subjectKind === "everyone") return sql`1 = 1`;
  return subjectKind === "user"
    ? sql`EXISTS (SELECT 1 FROM users WHERE account_id = ${accountId} AND id = ${subjectId} AND deleted_at IS NULL)`
    : sql`EXISTS (SELECT 1 FROM units WHERE account_id = ${accountId} AND id = ${subjectId})`;
}

/** Ids of everybody whom a role reaches: directly, as a member of a unit that has it, or because everybody has it. */
export const holdersOf = (accountId: number, roleId: SQL | number): SQL =>
  sql`SELECT g.subject_id AS user_id FROM grants g WHERE g.account_id = ${accountId} AND g.role_id = ${roleId}
      AND g.subject_kind = 'user'
    UNION SELECT m.user_id FROM grants g JOIN unit_members m ON m.account_id = g.account_id AND m.unit_id = g.subject_id
      WHERE g.account_id = ${accountId} AND g.role_id = ${roleId} AND g.subject_kind = 'unit'
    UNION SELECT e.id FROM grants g JOIN users e ON e.account_id = g.account_id AND e.deleted_at IS NULL
      WHERE g.account_id = ${accountId} AND g.role_id = ${roleId} AND g.subject_kind = 'everyone'`;

export const everybodyOf = (accountId: number): SQL =>
  sql`SELECT id FROM users WHERE account_id = ${accountId} AND deleted_at IS NULL`;

export const membersOf = (accountId: number, unitIds: readonly number[]): SQL =>
  sql`SELECT user_id FROM unit_members WHERE account_id = ${accountId}
    AND unit_id IN (SELECT value FROM json_each(${JSON.stringify(unitIds)}))`;

export const usersOf = (userIds: readonly number[]): SQL =>
  sql`SELECT value FROM json_each(${JSON.stringify(userIds)})`;

/** Raises the access version of everybody in the list (a select of user ids). */
export const raiseVersions = (accountId: number, which: SQL): SQL =>
  sql`UPDATE users SET access_version = access_version + 1 WHERE account_id = ${accountId} AND id IN (${which})`;

/** The people's rights and standing are as the caller read them: [userId, access version] pairs. */
export const areUnchanged = (accountId: number, people: readonly (readonly [number, number])[]): SQL =>
  sql`NOT EXISTS (SELECT 1 FROM json_each(${JSON.stringify(people)}) e LEFT JOIN users u
    ON u.account_id = ${accountId} AND u.id = e.value->>0 AND u.deleted_at IS NULL
    WHERE u.access_version IS NOT e.value->>1)`;
