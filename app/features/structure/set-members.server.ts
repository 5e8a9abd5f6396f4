import { type SQL, sql } from "drizzle-orm";
import { isAdministrator } from "~/domain/access";
import { mustHold } from "~db/queries/guarded-batch";
import { areUnitsUnchanged, listUnits } from "~db/queries/units";
import type { Acting } from "../acting";
import type { Needs } from "../needs";
import { changeUnit, eventOf } from "./change-unit.server";
import type { StructureOutcome } from "./structure";

type Touched = { id: number; name: string; isIn: number; departmentId: number | null };

/**
 * Says who is in the unit [MC-58]. A person has one department: whoever comes leaves the old one, whoever is taken out
 * has none. A unit that gives rights is changed by Administrators alone: membership there is a grant.
 */
export async function setMembers(
  needs: Needs,
  acting: Acting,
  publicId: string,
  people: readonly string[],
): Promise<StructureOutcome> {
  const { accountId } = acting;
  const db = needs.db(accountId);
  const units = await listUnits(db, accountId);
  const unit = units.find((one) => one.publicId === publicId);
  if (unit === undefined) return { ok: false, refusal: "not_found" };
  const wanted = JSON.stringify(people);
  const touched = await db.all<Touched>(sql`
    SELECT * FROM (SELECT u.id, trim(u.name || ' ' || u.surname) AS name, u.department_id AS departmentId,
      u.public_id IN (SELECT value FROM json_each(${wanted})) AS isIn,
      EXISTS (SELECT 1 FROM unit_members m WHERE m.account_id = u.account_id AND m.unit_id = ${unit.id} AND m.user_id = u.id) AS wasIn
      FROM users u WHERE u.account_id = ${accountId} AND u.deleted_at IS NULL) WHERE isIn <> wasIn`);
  if (touched.length === 0) return { ok: true, publicId, pending: false };
  const givers = units.filter((one) => one.id === unit.id || touched.some((p) => p.departmentId === one.id));
  if (givers.some(({ grants }) => grants > 0) && !isAdministrator(acting))
    return { ok: false, refusal: "above_you" };
  const came = JSON.stringify(touched.filter(({ isIn }) => isIn === 1).map(({ id }) => id));
  const left = JSON.stringify(touched.filter(({ isIn }) => isIn === 0).map(({ id }) => id));
  const isDepartment = unit.kind === "department";
  return changeUnit(needs, acting, {
    unit,
    around: [unit.id, ...(isDepartment ? givers.map(({ id }) => id).filter((id) => id !== unit.id) : [])],
    people: touched.map(({ id }) => id),
    write: [
      mustHold(areUnitsUnchanged(accountId, givers)),
      mustHold(areWhereTheyWere(accountId, unit.id, touched)),
      sql`DELETE FROM unit_members WHERE account_id = ${accountId} AND unit_id = ${unit.id}
        AND user_id IN (SELECT value FROM json_each(${left}))`,
      ...(isDepartment
        ? [
            sql`DELETE FROM unit_members WHERE account_id = ${accountId} AND user_id IN (SELECT value FROM json_each(${came}))
              AND unit_id IN (SELECT id FROM units WHERE account_id = ${accountId} AND kind = 'department')`,
            sql`UPDATE users SET department_id = NULL WHERE account_id = ${accountId} AND id IN (SELECT value FROM json_each(${left}))
              AND department_id = ${unit.id}`,
            sql`UPDATE users SET department_id = ${unit.id} WHERE account_id = ${accountId} AND id IN (SELECT value FROM json_each(${came}))`,
          ]
        : []),
      sql`INSERT OR IGNORE INTO unit_members(account_id, unit_id, user_id)
        SELECT ${accountId}, ${unit.id}, value FROM json_each(${came})`,
    ],
    audit: {
      event: eventOf(unit.kind, "updated"),
      changes: touched.map(({ name, isIn }) => ({
        field: "member",
        before: isIn === 1 ? null : name,
        after: isIn === 1 ? name : null,
      })),
    },
  });
}

/** Nobody else has moved these people since they were read. */
function areWhereTheyWere(accountId: number, unitId: number, touched: readonly Touched[]): SQL {
  const read = touched.map(({ id, departmentId, isIn }) => [id, departmentId, 1 - isIn]);
  return sql`NOT EXISTS (SELECT 1 FROM json_each(${JSON.stringify(read)}) e
    LEFT JOIN users u ON u.account_id = ${accountId} AND u.id = e.value->>0 AND u.deleted_at IS NULL
    WHERE u.id IS NULL OR u.department_id IS NOT e.value->>1 OR EXISTS (SELECT 1 FROM unit_members m
      WHERE m.account_id = ${accountId} AND m.unit_id = ${unitId} AND m.user_id = u.id) <> e.value->>2)`;
}
