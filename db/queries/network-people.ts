import { sql } from "drizzle-orm";
import { addressOfKey } from "../../app/domain/network/address-key";
import type { Visit } from "../../app/domain/network/allowlist";
import type { AdminFacts } from "../../app/domain/network/guard";
import type { Db } from "../client";

export type NetworkAdmin = AdminFacts & {
  name: string;
  publicId: string;
  email: string;
  language: string | null;
};

type AdminRow = Omit<NetworkAdmin, "held" | "confirmed" | "lastAddress"> & {
  held: number;
  confirmed: number;
  lastKey: string | null;
};

/** Everybody who is Administrator by a grant of their own, with what decides whether they could come in (architecture). */
export async function readAdmins(db: Db, accountId: number, now: number): Promise<NetworkAdmin[]> {
  const rows = await db.all<AdminRow>(sql`SELECT u.id AS userId, u.public_id AS publicId, u.email, u.language,
      trim(u.name || ' ' || u.surname) AS name, u.department_id AS departmentId, u.confirmed_at IS NOT NULL AS confirmed,
      u.last_sign_in_key AS lastKey,
      CASE WHEN sum(g.valid_until IS NULL) > 0 THEN NULL ELSE max(g.valid_until) END AS grantEndsAt,
      EXISTS (SELECT 1 FROM holds h WHERE h.account_id = u.account_id AND h.user_id = u.id AND h.lifted_at IS NULL
        AND (h.ends_at IS NULL OR h.ends_at > ${now})) AS held
    FROM grants g JOIN roles r ON r.id = g.role_id AND r.account_id = g.account_id AND r.template = 'administrator'
    JOIN users u ON u.account_id = g.account_id AND u.id = g.subject_id
    WHERE g.account_id = ${accountId} AND g.subject_kind = 'user' AND g.origin <> 'crm_admin' AND g.source_id IS NULL
      AND g.connection_id IS NULL AND (g.valid_from IS NULL OR g.valid_from <= ${now})
      AND (g.valid_until IS NULL OR g.valid_until > ${now}) AND u.deleted_at IS NULL
    GROUP BY u.id ORDER BY u.sort_key, u.id LIMIT 200`);
  return rows.map(({ held, confirmed, lastKey, ...row }) => ({
    ...row,
    held: held === 1,
    confirmed: confirmed === 1,
    lastAddress: lastKey === null ? null : addressOfKey(lastKey),
  }));
}

export type PersonLine = {
  userId: number;
  publicId: string;
  name: string;
  email: string;
  departmentId: number | null;
};

/** Names and departments of these people, deleted ones left out. */
export function readPeopleById(db: Db, accountId: number, ids: readonly number[]): Promise<PersonLine[]> {
  return db.all<PersonLine>(sql`SELECT id AS userId, public_id AS publicId, trim(name || ' ' || surname) AS name, email,
      department_id AS departmentId
    FROM users WHERE account_id = ${accountId} AND deleted_at IS NULL
      AND id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`);
}

/** Sign-ins of one person from one address, as the dry run asks about them. */
export type SignIns = Visit & { ip: string | null; times: number; lastAt: number };

export const DRY_RUN_ROWS = 20_000;

type SignInRow = {
  userId: number;
  ip: string | null;
  times: number;
  lastAt: number;
  departmentId: number | null;
};

/**
 * Successful sign-ins since an instant, by person and address. Reads at most 20,000 rows of the log, the newest first;
 * `oldestAt` is the instant it came back to when that was not all.
 */
export async function readSignIns(db: Db, accountId: number, since: number) {
  const rows = await db.all<SignInRow & { seen: number; oldest: number }>(sql`
    WITH recent AS (SELECT user_id, ip, at, event FROM auth_log INDEXED BY auth_log_result
      WHERE account_id = ${accountId} AND result = 'success' AND at >= ${since} ORDER BY at DESC, id DESC LIMIT ${DRY_RUN_ROWS})
    SELECT r.user_id AS userId, r.ip AS ip, count(*) AS times, max(r.at) AS lastAt, u.department_id AS departmentId,
      (SELECT count(*) FROM recent) AS seen, (SELECT min(at) FROM recent) AS oldest
    FROM recent r JOIN users u ON u.account_id = ${accountId} AND u.id = r.user_id AND u.deleted_at IS NULL
    WHERE r.event = 'authn_login_success' GROUP BY r.user_id, r.ip ORDER BY lastAt DESC`);
  const isCut = (rows[0]?.seen ?? 0) >= DRY_RUN_ROWS;
  return {
    signIns: rows.map(({ seen: _seen, oldest: _oldest, ...row }) => row),
    oldestAt: isCut ? (rows[0]?.oldest ?? null) : null,
  };
}
