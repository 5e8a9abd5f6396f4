import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../client";
import type { UnitKind } from "../schema/people";

export type Unit = {
  id: number;
  publicId: string;
  kind: UnitKind;
  name: string;
  parentId: number | null;
  head: string | null;
  headName: string | null;
  seesRecords: number;
  members: number;
  /** Grants given to the unit: rights that its members lose with it. */
  grants: number;
};

/** Departments, groups and workgroups in use, by name; at most 500. */
export const listUnits = (db: Db, accountId: number): Promise<Unit[]> =>
  db.all<Unit>(sql`SELECT n.id, n.public_id AS publicId, n.kind, n.name, n.parent_id AS parentId,
      h.public_id AS head, trim(h.name || ' ' || h.surname) AS headName, n.sees_records AS seesRecords,
      (SELECT count(*) FROM unit_members m WHERE m.account_id = n.account_id AND m.unit_id = n.id) AS members,
      (SELECT count(*) FROM grants g WHERE g.account_id = n.account_id AND g.subject_kind = 'unit' AND g.subject_id = n.id) AS grants
    FROM units n LEFT JOIN users h ON h.account_id = n.account_id AND h.id = n.head_user_id
    WHERE n.account_id = ${accountId} AND n.is_active = 1 ORDER BY n.name, n.id LIMIT 500`);

/** The units still stand as `listUnits` read them: name, place, head, switch and rights; members may come and go. */
export function areUnitsUnchanged(accountId: number, units: readonly Unit[]): SQL {
  const read = units.map((unit) => [
    unit.id,
    unit.name,
    unit.parentId,
    unit.head,
    unit.seesRecords,
    unit.grants,
  ]);
  return sql`NOT EXISTS (SELECT 1 FROM json_each(${JSON.stringify(read)}) e
    LEFT JOIN units n ON n.account_id = ${accountId} AND n.id = e.value->>0 AND n.is_active = 1
    WHERE n.id IS NULL OR n.name <> e.value->>1 OR n.parent_id IS NOT e.value->>2 OR n.sees_records <> e.value->>4
      OR (SELECT h.public_id FROM users h WHERE h.account_id = ${accountId} AND h.id = n.head_user_id) IS NOT e.value->>3
      OR (SELECT count(*) FROM grants g WHERE g.account_id = ${accountId} AND g.subject_kind = 'unit'
        AND g.subject_id = n.id) <> e.value->>5)`;
}

/** Public ids of the direct members of a unit. */
export async function listMembers(db: Db, accountId: number, unitId: number): Promise<string[]> {
  const rows = await db.all<{ publicId: string }>(sql`SELECT u.public_id AS publicId FROM unit_members m
    JOIN users u ON u.account_id = m.account_id AND u.id = m.user_id AND u.deleted_at IS NULL
    WHERE m.account_id = ${accountId} AND m.unit_id = ${unitId}`);
  return rows.map((row) => row.publicId);
}
