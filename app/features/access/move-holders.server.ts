import { type SQL, sql } from "drizzle-orm";
import { opSelect } from "~db/queries/gate-ops";
import { holdersOf, raiseVersions } from "~db/queries/grants";
import { mustHold } from "~db/queries/guarded-batch";
import { moveGrants, type Role, unitsWith } from "~db/queries/roles";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";
import type { Changer } from "./changer";
import { peopleOps } from "./gate-ops.server";
import { type Done, type Refused, refuse } from "./refusals";

type Move = {
  role: Role;
  to: SQL | number | null;
  write: SQL[];
  after: SQL[];
  audit: Parameters<typeof change>[2]["audit"];
  gate: SQL[];
};

/** Grants and holders of a role to another one, with what comes before and after in the same batch. */
export async function moveHolders(needs: Needs, changer: Changer, plan: Move): Promise<Done | Refused> {
  const { accountId } = changer;
  const { role, to } = plan;
  const units = await unitsWith(needs.db(accountId), accountId, role.id);
  const outcome = await change(needs, changer, {
    write: [
      ...plan.write,
      mustHold(sql`(SELECT count(DISTINCT subject_id) FROM grants WHERE account_id = ${accountId}
        AND role_id = ${role.id} AND subject_kind = 'unit') = ${units.length}`),
      raiseVersions(accountId, holdersOf(accountId, role.id)),
      ...(to === null ? [] : moveGrants(accountId, role.id, to)),
      ...plan.after,
    ],
    audit: plan.audit,
    gate: [
      ...plan.gate,
      ...units.map((unit) => opSelect.unit(accountId, unit)),
      opSelect.everybody(accountId),
      ...(to === null ? [] : peopleOps(accountId, holdersOf(accountId, to), role.holders)),
    ],
  });
  return outcome.lost ? refuse("conflict") : { ok: true, pending: outcome.pending };
}
