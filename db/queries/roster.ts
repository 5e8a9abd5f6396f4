import { sql } from "drizzle-orm";
import type { Scope } from "../../app/domain/access";
import type { LogEvent, LogResult } from "../../app/domain/log/events";
import type { DenyReason } from "../../app/domain/session/reasons";
import type { Db } from "../client";
import { isOwner, parseRoles, rolesOf } from "./people-rows";
import { inScope } from "./scope";

type RawRow = {
  publicId: string;
  name: string;
  surname: string;
  department: string | null;
  lastActivityAt: number | null;
  lastDevice: string | null;
  isOwner: number;
  roles: string;
};

/** Everybody of a scope as the live view names them, by name: one query, read whole. */
export async function listRoster(db: Db, accountId: number, scope: Scope, now: number) {
  const rows =
    await db.all<RawRow>(sql`SELECT u.public_id AS publicId, u.name, u.surname, d.name AS department,
      u.last_activity_at AS lastActivityAt, u.last_device AS lastDevice, ${isOwner} AS isOwner, ${rolesOf(now)} AS roles
    FROM users u LEFT JOIN units d ON d.account_id = u.account_id AND d.id = u.department_id
    WHERE u.account_id = ${accountId} AND u.deleted_at IS NULL AND ${inScope(scope, accountId, sql`u.id`)}
    ORDER BY u.sort_key, u.id`);
  return rows.map((row) => ({ ...row, isOwner: row.isOwner === 1, roles: parseRoles(row.roles) }));
}

export type LogMark = {
  id: number;
  at: number;
  event: LogEvent;
  result: LogResult;
  reason: DenyReason | null;
  ip: string | null;
};

/** Lines of the authorization log of one person since an instant, oldest first: marks of a day's timeline. */
export const logMarksOf = (db: Db, accountId: number, userId: number, from: number) =>
  db.all<LogMark>(sql`SELECT l.id, l.at, l.event, l.result, l.reason, l.ip FROM auth_log l INDEXED BY auth_log_user
    WHERE l.account_id = ${accountId} AND l.user_id = ${userId} AND l.at >= ${from} ORDER BY l.at, l.id LIMIT 100`);
