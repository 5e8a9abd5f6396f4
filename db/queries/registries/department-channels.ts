import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../../client";
import { mustHold } from "../guarded-batch";

export type DepartmentChoice = { id: number; publicId: string; name: string; isPreselected: boolean };

/** Departments, and whether an invitation into them has this channel ticked (FM-11). */
export async function listDepartmentsOf(
  db: Db,
  accountId: number,
  sourceId: number,
): Promise<DepartmentChoice[]> {
  const rows = await db.all<Omit<DepartmentChoice, "isPreselected"> & { isPreselected: number }>(
    sql`SELECT n.id, n.public_id AS publicId, n.name, EXISTS (SELECT 1 FROM department_sources s
      WHERE s.account_id = n.account_id AND s.department_id = n.id AND s.source_id = ${sourceId}) AS isPreselected
      FROM units n WHERE n.account_id = ${accountId} AND n.kind = 'department' AND n.is_active = 1 ORDER BY n.name`,
  );
  return rows.map((row) => ({ ...row, isPreselected: row.isPreselected === 1 }));
}

/** Ticks and unticks departments, guarded by what was read. */
export function changeDepartments(
  accountId: number,
  sourceId: number,
  added: readonly number[],
  removed: readonly number[],
): SQL[] {
  const list = (ids: readonly number[]) => sql`SELECT value FROM json_each(${JSON.stringify(ids)})`;
  const here = sql`SELECT count(*) FROM department_sources WHERE account_id = ${accountId} AND source_id = ${sourceId}`;
  return [
    mustHold(sql`(${here} AND department_id IN (${list(added)})) = 0
      AND (${here} AND department_id IN (${list(removed)})) = ${removed.length}`),
    sql`DELETE FROM department_sources WHERE account_id = ${accountId} AND source_id = ${sourceId}
      AND department_id IN (${list(removed)})`,
    sql`INSERT INTO department_sources(account_id, department_id, source_id) SELECT ${accountId}, n.id, ${sourceId} FROM units n
      WHERE n.account_id = ${accountId} AND n.kind = 'department' AND n.id IN (${list(added)})`,
  ];
}
