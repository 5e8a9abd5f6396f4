import { openDb } from "../../../db/client";
import { settleActions } from "../../../db/queries/activity";
import { confirm } from "./count";
import type { Gate } from "./gate";

const AT_ONCE = 200;

/**
 * Settles reservations that nobody has confirmed: D1 says whether the action stands there, written by the same request
 * (architecture, "Counted work that can fail"), and lets it write nothing later. A confirmation that comes while D1 is
 * asked wins.
 */
export async function settle(gate: Gate, now: number): Promise<void> {
  const stale = gate.reservations.stale(now, AT_ONCE);
  if (stale.length === 0) return;
  const accountId = gate.meta.accountId();
  const done = await settleActions(openDb(gate.env, accountId), accountId, stale, now);
  for (const { action_id } of stale) confirm(gate, { actionId: action_id, done: done.has(action_id), now });
}
