import { sql } from "drizzle-orm";
import { mustChangeOne } from "~db/queries/guarded-batch";
import { listLimits } from "~db/queries/limits";
import type { Acting } from "../acting";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";
import { countHeld, releaseHeld } from "./release-held.server";
import type { SwitchOutcome } from "./switch-limit.server";

/** Deletes a limit. Whom it holds may go on. */
export async function deleteLimit(needs: Needs, acting: Acting, publicId: string): Promise<SwitchOutcome> {
  const { accountId } = acting;
  const [limit] = await listLimits(needs.db(accountId), accountId, publicId);
  if (limit === undefined) return { ok: false, refusal: "not_found" };
  const { metric, threshold, period } = limit;
  const released = await countHeld(needs, acting, limit.id);
  const release = releaseHeld(needs, acting, { limitId: limit.id, metric });
  const outcome = await change(needs, acting, {
    write: [
      sql`DELETE FROM limit_subjects WHERE account_id = ${accountId} AND limit_id = ${limit.id}`,
      sql`DELETE FROM limits WHERE account_id = ${accountId} AND id = ${limit.id}`,
      mustChangeOne(),
      ...release.write,
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
    gate: release.gate,
  });
  return outcome.lost ? { ok: false, refusal: "conflict" } : { ok: true, pending: outcome.pending, released };
}
