import { inTreeOrder, subtreeOf } from "~/domain/structure/tree";
import { listMembers, listUnits } from "~db/queries/units";
import { listPickable } from "../channels/list-pickable.server";
import type { Needs } from "../needs";
import type { UnitLine } from "./structure-page";
import type { UnitData } from "./unit-page";

/** All units, departments in the order of their tree. */
export async function readStructure(needs: Pick<Needs, "db">, accountId: number): Promise<UnitLine[]> {
  const units = await listUnits(needs.db(accountId), accountId);
  return inTreeOrder(units).map(({ unit, depth }) => ({
    publicId: unit.publicId,
    kind: unit.kind,
    name: unit.name,
    depth,
    headName: unit.headName,
    members: unit.members,
    seesRecords: unit.seesRecords === 1,
  }));
}

/** One unit with what its forms offer: departments that are not itself or below it, people by name (FM-15). */
export async function readUnit(
  needs: Pick<Needs, "db">,
  accountId: number,
  publicId: string,
): Promise<UnitData | null> {
  const db = needs.db(accountId);
  const units = await listUnits(db, accountId);
  const unit = units.find((one) => one.publicId === publicId);
  if (unit === undefined) return null;
  const below = subtreeOf(units, unit.id);
  return {
    unit: {
      publicId,
      kind: unit.kind,
      name: unit.name,
      parent: units.find(({ id }) => id === unit.parentId)?.publicId ?? "",
      head: unit.head ?? "",
      seesRecords: unit.seesRecords === 1,
      grants: unit.grants,
    },
    members: await listMembers(db, accountId, unit.id),
    people: await listPickable(needs, accountId),
    mergeInto: units
      .filter(({ id, kind }) => kind === unit.kind && !below.has(id))
      .map((one) => ({ publicId: one.publicId, name: one.name })),
    departments: units
      .filter(({ id, kind }) => kind === "department" && !below.has(id))
      .map((one) => ({ publicId: one.publicId, name: one.name })),
  };
}
