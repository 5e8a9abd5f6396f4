import { sql } from "drizzle-orm";
import { opSelect } from "~db/queries/gate-ops";
import { mustChangeOne } from "~db/queries/guarded-batch";
import { listLimits } from "~db/queries/limits";
import type { Acting } from "../acting";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";
import { countHeld, releaseHeld } from "./release-held.server";

/** `released`: how many people may go on. */
export type SwitchOutcome =
  | { ok: true; pending: boolean; released: number }
  | { ok: false; refusal: "not_found" | "conflict" };

/** Switches a limit on or off. Whom it holds may go on when it is off; the counts stay. */
export async function switchLimit(
  needs: Needs,
  acting: Acting,
  publicId: string,
  on: boolean,
): Promise<SwitchOutcome> {
  const { accountId } = acting;
  const [limit] = await listLimits(needs.db(accountId), accountId, publicId);
  if (limit === undefined) return { ok: false, refusal: "not_found" };
  const released = on ? 0 : await countHeld(needs, acting, limit.id);
  const release = releaseHeld(needs, acting, { limitId: limit.id, metric: limit.metric });
  const outcome = await change(needs, acting, {
    write: [
      sql`UPDATE limits SET is_on = ${on ? 1 : 0}, updated_at = ${needs.now}
        WHERE account_id = ${accountId} AND public_id = ${publicId} AND is_on = ${on ? 0 : 1}`,
      mustChangeOne(),
      ...(on ? [] : release.write),
    ],
    audit: {
      event: "limit_updated",
      actor: acting.actor,
      target: { kind: "limit", id: limit.id, name: limit.metric },
      changes: [{ field: "isOn", before: !on, after: on }],
    },
    gate: on ? [opSelect.limits(accountId)] : release.gate,
  });
  return outcome.lost ? { ok: false, refusal: "conflict" } : { ok: true, pending: outcome.pending, released };
}
