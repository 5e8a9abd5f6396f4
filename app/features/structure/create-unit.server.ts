import { sql } from "drizzle-orm";
import { publicId as idOf } from "~/domain/ids/public-id";
import { fold } from "~/domain/text/fold";
import { nameOutside } from "~db/queries/external-ids";
import { mustChangeOne } from "~db/queries/guarded-batch";
import { listUnits, type Unit } from "~db/queries/units";
import type { Acting } from "../acting";
import type { Needs } from "../needs";
import { changeUnit, eventOf } from "./change-unit.server";
import type { StructureOutcome } from "./structure";

/** Same kind, same folded name: "Sales" and "sales " are one [MC-57]. */
export const isTaken = (units: readonly Unit[], kind: Unit["kind"], name: string, except?: number) =>
  units.some((unit) => unit.kind === kind && unit.id !== except && fold(unit.name) === fold(name));

/** A department, group or workgroup, empty and on top [MC-56, MC-57]; the rest is set on its page. */
export async function createUnit(
  needs: Needs,
  acting: Acting,
  { kind, name, externalId }: Pick<Unit, "kind" | "name"> & { externalId?: string | null | undefined },
): Promise<StructureOutcome> {
  const { accountId } = acting;
  const units = await listUnits(needs.db(accountId), accountId);
  if (isTaken(units, kind, name)) return { ok: false, refusal: "taken" };
  const publicId = idOf(needs.random(16));
  return changeUnit(needs, acting, {
    unit: { publicId, kind, name },
    around: [],
    write: [
      sql`INSERT INTO units(account_id, public_id, kind, name, created_at)
        SELECT ${accountId}, ${publicId}, ${kind}, ${name}, ${needs.now} WHERE NOT EXISTS (SELECT 1 FROM units
          WHERE account_id = ${accountId} AND kind = ${kind} AND name = ${name} AND is_active = 1)`,
      mustChangeOne(),
      ...nameOutside(accountId, "unit", publicId, externalId),
    ],
    audit: { event: eventOf(kind, "created"), changes: [{ field: "name", before: null, after: name }] },
  });
}
