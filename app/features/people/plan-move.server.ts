import { type SQL, sql } from "drizzle-orm";
import { isAdministrator } from "~/domain/access";
import type { Db } from "~db/client";
import type { Change } from "~db/queries/audit";
import { mustHold } from "~db/queries/guarded-batch";
import type { PersonFacts } from "~db/queries/person-facts";
import { peopleAround, rebuildReach } from "~db/queries/structure";
import { areUnitsUnchanged, listUnits } from "~db/queries/units";
import type { Acting } from "../acting";
import { departmentsFor } from "../newcomers/show-choices.server";

export type Move = {
  write: SQL[];
  changes: Change[];
  /** Everybody whose reach or rights may differ afterwards, as a select of inner ids: they must reach the gate. */
  touched: SQL;
};

/**
 * A person into another department, as a part of the batch that edits their profile; null when they stay. A department
 * that gives rights is entered and left by an Administrator's hand alone: membership there is a grant.
 */
export async function planMove(
  db: Db,
  acting: Acting,
  person: PersonFacts,
  department: string | undefined,
): Promise<Move | "refused" | null> {
  if (department === undefined) return null;
  const { accountId } = acting;
  const units = await listUnits(db, accountId);
  const from = units.find(({ id }) => id === person.departmentId) ?? null;
  const into = units.find(({ publicId }) => publicId === department) ?? null;
  if (into === null && department !== "none") return "refused";
  if (into?.id === from?.id) return null;
  if (into !== null && !departmentsFor(acting, units).includes(into)) return "refused";
  if (from !== null && from.grants > 0 && !isAdministrator(acting)) return "refused";
  const { userId } = person;
  const places = [from, into].filter((unit) => unit !== null);
  const around = peopleAround(
    accountId,
    places.map(({ id }) => id),
  );
  const touched = sql`SELECT ${userId} UNION SELECT * FROM (${around})`;
  return {
    write: [
      mustHold(areUnitsUnchanged(accountId, places)),
      mustHold(sql`EXISTS (SELECT 1 FROM users WHERE account_id = ${accountId} AND id = ${userId}
        AND department_id IS ${person.departmentId})`),
      sql`DELETE FROM unit_members WHERE account_id = ${accountId} AND user_id = ${userId}
        AND unit_id IN (SELECT id FROM units WHERE account_id = ${accountId} AND kind = 'department')`,
      sql`UPDATE users SET department_id = ${into?.id ?? null} WHERE account_id = ${accountId} AND id = ${userId}`,
      ...(into === null
        ? []
        : [
            sql`INSERT INTO unit_members(account_id, unit_id, user_id) VALUES (${accountId}, ${into.id}, ${userId})`,
          ]),
      ...rebuildReach(accountId),
      sql`UPDATE users SET access_version = access_version + 1 WHERE account_id = ${accountId} AND id IN (${touched})`,
    ],
    changes: [{ field: "department", before: from?.name ?? null, after: into?.name ?? null }],
    touched,
  };
}
