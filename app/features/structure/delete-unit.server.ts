import { sql } from "drizzle-orm";
import { isAdministrator } from "~/domain/access";
import { nameOutside } from "~db/queries/external-ids";
import { mustChangeOne, mustHold } from "~db/queries/guarded-batch";
import { areUnitsUnchanged, listUnits } from "~db/queries/units";
import type { Acting } from "../acting";
import type { Needs } from "../needs";
import { changeUnit, eventOf } from "./change-unit.server";
import type { StructureOutcome } from "./structure";

/**
 * Takes a unit away, with a decision for its members: another department, or none. What hangs below moves up one
 * step; rights given to the unit go with it, so only Administrators delete a unit that has some. One with lines of its own in the IP allowlist stays.
 */
export async function deleteUnit(
  needs: Needs,
  acting: Acting,
  publicId: string,
  moveTo: string,
): Promise<StructureOutcome> {
  const { accountId } = acting;
  const db = needs.db(accountId);
  const units = await listUnits(db, accountId);
  const unit = units.find((one) => one.publicId === publicId);
  const next = units.find((one) => one.publicId === moveTo && one.kind === "department");
  if (unit === undefined || (moveTo !== "" && (next === undefined || next.id === unit.id)))
    return { ok: false, refusal: "not_found" };
  if ((unit.grants > 0 || (next?.grants ?? 0) > 0) && !isAdministrator(acting))
    return { ok: false, refusal: "above_you" };
  const isDepartment = unit.kind === "department";
  const ownLines = sql`(SELECT count(*) FROM network_entries
    WHERE account_id = ${accountId} AND scope = 'department' AND scope_id = ${unit.id})`;
  const { n } = await db.get<{ n: number }>(sql`SELECT ${ownLines} AS n`);
  if (n > 0) return { ok: false, refusal: "in_use" };
  const to = isDepartment ? (next?.id ?? null) : null;
  return changeUnit(needs, acting, {
    unit,
    isGone: true,
    around: [unit.id, unit.parentId, to].filter((id) => id !== null),
    write: [
      mustHold(areUnitsUnchanged(accountId, next === undefined ? [unit] : [unit, next])),
      mustHold(sql`${ownLines} = 0`),
      ...(to === null
        ? []
        : [
            sql`INSERT OR IGNORE INTO unit_members(account_id, unit_id, user_id) SELECT account_id, ${to}, user_id
              FROM unit_members WHERE account_id = ${accountId} AND unit_id = ${unit.id}`,
          ]),
      sql`UPDATE users SET department_id = ${to} WHERE account_id = ${accountId} AND department_id = ${unit.id}`,
      sql`DELETE FROM unit_members WHERE account_id = ${accountId} AND unit_id = ${unit.id}`,
      sql`DELETE FROM grants WHERE account_id = ${accountId} AND subject_kind = 'unit' AND subject_id = ${unit.id}`,
      sql`UPDATE units SET parent_id = ${unit.parentId} WHERE account_id = ${accountId} AND parent_id = ${unit.id}`,
      sql`UPDATE units SET is_active = 0, head_user_id = NULL, parent_id = NULL
        WHERE account_id = ${accountId} AND id = ${unit.id} AND is_active = 1`,
      mustChangeOne(),
      ...nameOutside(accountId, "unit", unit.publicId, null),
    ],
    audit: {
      event: eventOf(unit.kind, "deleted"),
      changes: [{ field: "members", before: unit.members, after: next?.name ?? null }],
    },
  });
}
