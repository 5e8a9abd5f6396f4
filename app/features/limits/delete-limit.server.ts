import { sql } from "drizzle-orm";
import { opSelect } from "~db/queries/gate-ops";
import { mustChangeOne } from "~db/queries/guarded-batch";
import { listLimits } from "~db/queries/limits";
import type { Acting } from "../acting";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";
import type { SwitchOutcome } from "./switch-limit.server";

/** Deletes a limit. Who is held by it stays held until the window's end or until their access is restored. */
export async function deleteLimit(needs: Needs, acting: Acting, publicId: string): Promise<SwitchOutcome> {
  const { accountId } = acting;
  const [limit] = await listLimits(needs.db(accountId), accountId, publicId);
  if (limit === undefined) return { ok: false, refusal: "not_found" };
  const { metric, threshold, period } = limit;
  const outcome = await change(needs, acting, {
    write: [
      sql`DELETE FROM limit_subjects WHERE account_id = ${accountId} AND limit_id = ${limit.id}`,
      sql`DELETE FROM limits WHERE account_id = ${accountId} AND id = ${limit.id}`,
      mustChangeOne(),
    ],
    audit: {
      event: "limit_deleted",
      actor: acting.actor,
      target: { kind: "limit", id: limit.id, name: metric },
      changes: Object.entries({ metric, threshold, period }).map(([field, before]) => ({
        field,
        before,
        after: null,
      })),
    },
    gate: [opSelect.limits(accountId)],
  });
  return outcome.lost ? { ok: false, refusal: "conflict" } : { ok: true, pending: outcome.pending };
}
