import { sql } from "drizzle-orm";
import type { Scope } from "../../app/domain/access";
import type { HoldKind } from "../../app/domain/holds/holds";
import type { DenyReason } from "../../app/domain/session/reasons";
import type { Db } from "../client";
import { holdIsOpen } from "./people-rows";
import { inScope } from "./scope";

/** Queries of the start page (FM-01): each bounded, whatever the size of the company or of an attack. */
const REFUSALS_READ = 1_000;

/** Refused lines since an instant by reason, the newest thousand of them; `n` counts attempts, not lines. */
export function refusedByReason(db: Db, accountId: number, scope: Scope, since: number) {
  return db.all<{ reason: DenyReason; n: number }>(sql`SELECT reason, sum(count) AS n FROM (
      SELECT l.reason, l.count FROM auth_log l INDEXED BY auth_log_result WHERE l.account_id = ${accountId}
        AND l.result = 'refused' AND l.at >= ${since} AND ${inScope(scope, accountId, sql`l.user_id`)}
      ORDER BY l.at DESC, l.id DESC LIMIT ${REFUSALS_READ})
    WHERE reason IS NOT NULL GROUP BY reason ORDER BY n DESC`);
}

export type HeldRow = {
  publicId: string;
  name: string;
  kind: HoldKind;
  reason: string;
  endsAt: number | null;
};

/** People whose access is stopped now, the soonest to return first. */
export function heldPeople(db: Db, accountId: number, scope: Scope, now: number, limit: number) {
  return db.all<HeldRow>(sql`SELECT u.public_id AS publicId, trim(u.name || ' ' || u.surname) AS name, h.kind, h.reason,
      h.ends_at AS endsAt FROM holds h JOIN users u ON u.account_id = h.account_id AND u.id = h.user_id
    WHERE h.account_id = ${accountId} AND ${holdIsOpen(now)} AND h.kind <> 'archived' AND u.deleted_at IS NULL
      AND ${inScope(scope, accountId, sql`h.user_id`)}
    ORDER BY h.ends_at IS NULL, h.ends_at, u.sort_key, u.id LIMIT ${limit}`);
}

export type DepartmentRow = { name: string | null; here: number; everybody: number };

/** How many of each department are among these public ids, of how many who may work. */
export function hereByDepartment(
  db: Db,
  accountId: number,
  scope: Scope,
  ids: readonly string[],
  now: number,
) {
  return db.all<DepartmentRow>(sql`SELECT (SELECT d.name FROM units d WHERE d.id = u.department_id) AS name,
      sum(u.public_id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))) AS here, count(*) AS everybody FROM users u
    WHERE u.account_id = ${accountId} AND u.deleted_at IS NULL AND ${inScope(scope, accountId, sql`u.id`)}
      AND u.id NOT IN (SELECT h.user_id FROM holds h WHERE h.account_id = ${accountId} AND ${holdIsOpen(now)})
    GROUP BY u.department_id ORDER BY here DESC, name IS NULL, name LIMIT 50`);
}

/** Names of a few people by public id, in the order of the ids. */
export function namesOf(db: Db, accountId: number, scope: Scope, ids: readonly string[]) {
  return db.all<{ publicId: string; name: string }>(sql`SELECT u.public_id AS publicId,
      trim(u.name || ' ' || u.surname) AS name FROM json_each(${JSON.stringify(ids)}) j
    JOIN users u ON u.public_id = j.value WHERE u.account_id = ${accountId} AND ${inScope(scope, accountId, sql`u.id`)}
    ORDER BY j.key`);
}
