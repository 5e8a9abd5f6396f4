import { sql } from "drizzle-orm";
import type { Cells, Level, Permission } from "../../app/domain/access";
import type { DenyReason } from "../../app/domain/session/reasons";
import type { Db } from "../client";

/** Queries of the access check: each bounded by a person or by a number of rows. */

export type Refusal = { at: number; reason: DenyReason; ip: string | null; count: number };

/** The newest refused sign-ins of one person since an instant (ms) [MC-74]. */
export const lastRefusals = (db: Db, accountId: number, userId: number, since: number, limit: number) =>
  db.all<Refusal>(sql`SELECT l.at, l.reason, l.ip, l.count FROM auth_log l INDEXED BY auth_log_user
    WHERE l.account_id = ${accountId} AND l.user_id = ${userId} AND l.at >= ${since} AND l.result = 'refused'
      AND l.reason IS NOT NULL AND l.event <> 'authz_fail'
    ORDER BY l.at DESC, l.id DESC LIMIT ${limit}`);

export type UnitGrant = {
  unitId: number;
  publicId: string;
  kind: "department" | "group" | "workgroup";
  name: string;
  roleId: number | null;
  permission: Permission | null;
  level: Level | null;
};

/** What active units give account-wide or on this channel, of units that the person is not in [MC-80]. */
export const unitGrantsBeyond = (db: Db, accountId: number, userId: number, sourceId: number, now: number) =>
  db.all<UnitGrant>(sql`SELECT n.id AS unitId, n.public_id AS publicId, n.kind, n.name, g.role_id AS roleId,
      g.permission, g.level FROM grants g JOIN units n ON n.account_id = g.account_id AND n.id = g.subject_id
    WHERE g.account_id = ${accountId} AND g.subject_kind = 'unit' AND g.connection_id IS NULL
      AND (g.source_id IS NULL OR g.source_id = ${sourceId}) AND n.is_active = 1
      AND (g.valid_from IS NULL OR g.valid_from <= ${now}) AND (g.valid_until IS NULL OR g.valid_until > ${now})
      AND NOT EXISTS (SELECT 1 FROM unit_members m WHERE m.account_id = g.account_id AND m.unit_id = n.id
        AND m.user_id = ${userId})
    ORDER BY n.name, n.id LIMIT 500`);

/** What a grant gives for one permission, of the role's cells or its own; undefined when it leaves it unset. */
export const levelOfGrant = (
  grant: UnitGrant,
  cellsOf: (roleId: number) => Cells | undefined,
  permission: Permission,
): Level | undefined =>
  grant.roleId === null
    ? grant.permission === permission
      ? (grant.level ?? undefined)
      : undefined
    : cellsOf(grant.roleId)?.[permission];
