import { sql } from "drizzle-orm";
import { subtreeOf } from "~/domain/structure/tree";
import type { Change } from "~db/queries/audit";
import { nameOutside } from "~db/queries/external-ids";
import { mustChangeOne, mustHold } from "~db/queries/guarded-batch";
import { findPerson } from "~db/queries/person-facts";
import { areUnitsUnchanged, listUnits } from "~db/queries/units";
import type { Acting } from "../acting";
import type { Needs } from "../needs";
import { changeUnit, eventOf } from "./change-unit.server";
import { isTaken } from "./create-unit.server";
import type { StructureOutcome } from "./structure";

/** `parent` and `head` are public ids; empty = on top, nobody. */
export type UnitEdit = {
  name: string;
  parent: string;
  head: string;
  seesRecords: boolean;
  /** What another system calls it from now on; undefined = as before. */
  externalId?: string | null | undefined;
};

/** Renames, moves, gives a head, switches "members see each other's records" [MC-16e, MC-57]. No cycles. */
export async function saveUnit(
  needs: Needs,
  acting: Acting,
  publicId: string,
  edit: UnitEdit,
): Promise<StructureOutcome> {
  const { accountId } = acting;
  const db = needs.db(accountId);
  const units = await listUnits(db, accountId);
  const unit = units.find((one) => one.publicId === publicId);
  if (unit === undefined) return { ok: false, refusal: "not_found" };
  const isDepartment = unit.kind === "department";
  const parent = units.find((one) => one.publicId === edit.parent && one.kind === "department");
  const head = isDepartment && edit.head ? await findPerson(db, { accountId, publicId: edit.head }) : null;
  if (isDepartment && ((edit.parent && !parent) || (edit.head && head === null)))
    return { ok: false, refusal: "not_found" };
  if (isTaken(units, unit.kind, edit.name, unit.id)) return { ok: false, refusal: "taken" };
  const parentId = isDepartment ? (parent?.id ?? null) : null;
  if (parentId !== null && subtreeOf(units, unit.id).has(parentId)) return { ok: false, refusal: "cycle" };
  const seesRecords = unit.kind === "group" && edit.seesRecords;
  const changes: Change[] = [
    { field: "name", before: unit.name, after: edit.name },
    {
      field: "parent",
      before: units.find(({ id }) => id === unit.parentId)?.name ?? null,
      after: parent?.name ?? null,
    },
    { field: "head", before: unit.headName, after: head?.name ?? null },
    { field: "sees_records", before: unit.seesRecords === 1, after: seesRecords },
  ].filter(({ before, after }) => before !== after);
  return changeUnit(needs, acting, {
    unit: { ...unit, name: edit.name },
    around: [unit.id, unit.parentId, parentId].filter((id) => id !== null),
    write: [
      mustHold(areUnitsUnchanged(accountId, parentId === null || !parent ? [unit] : [unit, parent])),
      mustHold(sql`NOT EXISTS (SELECT 1 FROM units WHERE account_id = ${accountId} AND kind = ${unit.kind}
        AND name = ${edit.name} AND is_active = 1 AND id <> ${unit.id})`),
      ...(head === null ? [] : [mustHold(isHere(accountId, head.userId))]),
      sql`UPDATE units SET name = ${edit.name}, parent_id = ${parentId}, head_user_id = ${head?.userId ?? null},
        sees_records = ${seesRecords ? 1 : 0} WHERE account_id = ${accountId} AND id = ${unit.id} AND is_active = 1`,
      mustChangeOne(),
      ...nameOutside(accountId, "unit", publicId, edit.externalId),
      // Two moves at once could close a circle that neither sees.
      mustHold(sql`NOT EXISTS (WITH RECURSIVE above(id) AS (SELECT parent_id FROM units WHERE id = ${unit.id}
        UNION SELECT u.parent_id FROM units u JOIN above a ON u.id = a.id WHERE u.account_id = ${accountId})
        SELECT 1 FROM above WHERE id = ${unit.id})`),
    ],
    audit: { event: eventOf(unit.kind, "updated"), changes },
  });
}

const isHere = (accountId: number, userId: number) =>
  sql`EXISTS (SELECT 1 FROM users WHERE account_id = ${accountId} AND id = ${userId} AND deleted_at IS NULL)`;
