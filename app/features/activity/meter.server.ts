import type { SQL } from "drizzle-orm";
import type { Cost, LimitRefusal } from "~/domain/activity/deed";
import type { LimitReached } from "~/domain/limits/meter";
import { mustNotBeVoid } from "~db/queries/activity";
import type { Acting } from "../acting";
import { followReached } from "../limits/follow-reached.server";
import type { Needs } from "../needs";

/** What was reserved: `guard` belongs into the batch; settle it once the batch has run. */
export type Reserved =
  | { ok: true; guard: SQL[]; settle(done: boolean): Promise<void> }
  | ({ ok: false } & LimitRefusal);

const NOTHING: Reserved = { ok: true, guard: [], settle: async () => {} };

/**
 * Asks the gate to reserve what an action costs (architecture, "Counted work that can fail"). Nothing counts when the
 * gate cannot be reached: this throws, and the request fails closed.
 */
export async function reserve(
  needs: Needs,
  viewer: Acting,
  actionId: string,
  costs: readonly Cost[],
): Promise<Reserved> {
  if (costs.length === 0) return NOTHING;
  const gate = needs.gate(viewer.accountPublicId);
  const { now } = needs;
  const answer = await gate.consume({ user: viewer.userId, actionId, costs, now });
  if (!answer.ok) {
    const { reached, ...refused } = answer;
    follow(needs, viewer, reached);
    return refused;
  }
  if (!answer.isCounted) return NOTHING;
  return {
    ok: true,
    guard: [mustNotBeVoid(viewer.accountId, actionId, now)],
    async settle(done) {
      // Unconfirmed reservations settle themselves: the gate looks the action up in D1 after 30 s.
      const confirmed = await gate.confirm({ actionId, done, now }).catch(() => null);
      if (confirmed !== null) follow(needs, viewer, confirmed.reached);
    },
  };
}

/** Told after the answer; the gate's outbox and cron do the same when this does not come to it. */
function follow(needs: Needs, viewer: Acting, reached: readonly LimitReached[]): void {
  if (reached.length > 0) needs.later(followReached(needs, viewer, reached));
}
