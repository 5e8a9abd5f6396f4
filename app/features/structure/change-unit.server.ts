import { type SQL, sql } from "drizzle-orm";
import type { AuditEvent } from "~db/queries/audit";
import { opSelect, unitJson } from "~db/queries/gate-ops";
import { peopleAround, rebuildReach } from "~db/queries/structure";
import type { Unit } from "~db/queries/units";
import type { Acting } from "../acting";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";
import type { StructureOutcome } from "./structure";

type Plan = {
  unit: Pick<Unit, "publicId" | "kind" | "name">;
  /** Units whose people are touched: the unit itself, its place before and after. */
  around: readonly number[];
  /** People beside them who are touched too, by inner id. */
  people?: readonly number[];
  write: SQL[];
  audit: Pick<AuditEvent, "event" | "changes">;
  isGone?: boolean;
};

/**
 * Every change of the structure: the write, everybody's reach anew, versions of the people before and after, and the
 * gate's copies of unit and people, all in one batch (architecture, "Who sees which rows").
 */
export async function changeUnit(needs: Needs, acting: Acting, plan: Plan): Promise<StructureOutcome> {
  const { accountId } = acting;
  const db = needs.db(accountId);
  const before = await db.all<{ user_id: number }>(peopleAround(accountId, plan.around));
  const ids = JSON.stringify([...new Set([...before.map((row) => row.user_id), ...(plan.people ?? [])])]);
  const touched = sql`SELECT value FROM json_each(${ids}) UNION SELECT * FROM (${peopleAround(accountId, plan.around)})`;
  const { unit } = plan;
  const outcome = await change(needs, acting, {
    write: [
      ...plan.write,
      ...rebuildReach(accountId),
      sql`UPDATE users SET access_version = access_version + 1 WHERE account_id = ${accountId} AND id IN (${touched})`,
    ],
    audit: {
      ...plan.audit,
      actor: acting.actor,
      target: { kind: unit.kind, id: plan.around[0] ?? null, name: unit.name },
    },
    gate: [
      plan.isGone
        ? opSelect.literal(JSON.stringify({ t: "unit_gone", unit: plan.around[0] }))
        : sql`SELECT ${unitJson} AS op FROM units n WHERE n.account_id = ${accountId} AND n.public_id = ${unit.publicId}`,
      opSelect.people(accountId, touched),
    ],
    keepsAdministrator: true,
  });
  if (outcome.lost) return { ok: false, refusal: "conflict" };
  return { ok: true, publicId: unit.publicId, pending: outcome.pending };
}

/** Departments have their own events; groups and workgroups share theirs. */
export const eventOf = (kind: Unit["kind"], what: "created" | "updated" | "deleted") =>
  `${kind === "department" ? "department" : "group"}_${what}` as const;
