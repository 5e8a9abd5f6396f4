import { sql } from "drizzle-orm";
import { isAdministrator } from "~/domain/access";
import { subtreeOf } from "~/domain/structure/tree";
import { mustChangeOne, mustHold } from "~db/queries/guarded-batch";
import { areUnitsUnchanged, listUnits } from "~db/queries/units";
import type { Acting } from "../acting";
import type { Needs } from "../needs";
import { changeUnit, eventOf } from "./change-unit.server";
import type { StructureOutcome } from "./structure";

/**
 * Merges a unit into another of its kind: members, what hangs below, channels preselected and invitations on their way
 * go there, and the unit is gone. Its own rights and its head are not carried over: nobody gains by a merge what nobody
 * gave them. One with lines of its own in the IP allowlist stays.
 */
export async function mergeUnit(
  needs: Needs,
  acting: Acting,
  publicId: string,
  intoId: string,
): Promise<StructureOutcome> {
  const { accountId } = acting;
  const db = needs.db(accountId);
  const units = await listUnits(db, accountId);
  const unit = units.find((one) => one.publicId === publicId);
  const into = units.find((one) => one.publicId === intoId);
  if (unit === undefined || into === undefined || into.id === unit.id || into.kind !== unit.kind)
    return { ok: false, refusal: "not_found" };
  if (subtreeOf(units, unit.id).has(into.id)) return { ok: false, refusal: "cycle" };
  if ((unit.grants > 0 || into.grants > 0) && !isAdministrator(acting))
    return { ok: false, refusal: "above_you" };
  const ownLines = sql`(SELECT count(*) FROM network_entries
    WHERE account_id = ${accountId} AND scope = 'department' AND scope_id = ${unit.id})`;
  const { n } = await db.get<{ n: number }>(sql`SELECT ${ownLines} AS n`);
  if (n > 0) return { ok: false, refusal: "in_use" };
  return changeUnit(needs, acting, {
    unit,
    isGone: true,
    around: [unit.id, unit.parentId, into.id].filter((id) => id !== null),
    write: [
      mustHold(areUnitsUnchanged(accountId, [unit, into])),
      mustHold(sql`${ownLines} = 0`),
      sql`INSERT OR IGNORE INTO unit_members(account_id, unit_id, user_id) SELECT account_id, ${into.id}, user_id
        FROM unit_members WHERE account_id = ${accountId} AND unit_id = ${unit.id}`,
      sql`UPDATE users SET department_id = ${into.id} WHERE account_id = ${accountId} AND department_id = ${unit.id}`,
      sql`DELETE FROM unit_members WHERE account_id = ${accountId} AND unit_id = ${unit.id}`,
      sql`INSERT OR IGNORE INTO department_sources(account_id, department_id, source_id) SELECT account_id, ${into.id}, source_id
        FROM department_sources WHERE account_id = ${accountId} AND department_id = ${unit.id}`,
      sql`DELETE FROM department_sources WHERE account_id = ${accountId} AND department_id = ${unit.id}`,
      sql`UPDATE invitations SET department_id = ${into.id} WHERE account_id = ${accountId} AND department_id = ${unit.id}
        AND accepted_at IS NULL AND revoked_at IS NULL`,
      sql`DELETE FROM grants WHERE account_id = ${accountId} AND subject_kind = 'unit' AND subject_id = ${unit.id}`,
      sql`UPDATE units SET parent_id = ${into.id} WHERE account_id = ${accountId} AND parent_id = ${unit.id}`,
      sql`UPDATE units SET is_active = 0, head_user_id = NULL, parent_id = NULL
        WHERE account_id = ${accountId} AND id = ${unit.id} AND is_active = 1`,
      mustChangeOne(),
    ],
    audit: {
      event: eventOf(unit.kind, "deleted"),
      changes: [{ field: "members", before: unit.members, after: into.name }],
    },
  });
}
