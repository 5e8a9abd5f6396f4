import { sql } from "drizzle-orm";
import type { Db } from "~db/client";
import { readOutbox, storeApplied } from "~db/queries/gate-copy";
import type { Needs } from "../needs";

export type Account = { accountId: number; accountPublicId: string };

/**
 * Sends the gate every op above what it has applied, in order, and waits for its answer: when this returns true the
 * change is enforced (architecture, "Done means enforced"). False: saved, and cron sends it within a minute.
 */
export async function deliver(needs: Pick<Needs, "db" | "gate" | "now">, account: Account): Promise<boolean> {
  const db = needs.db(account.accountId);
  const gate = needs.gate(account.accountPublicId);
  try {
    const state = await readState(db, account.accountId);
    if (state === null) return true;
    // The gate's own number counts: what D1 remembers of it may be behind, or ahead of a restored object.
    for (let from = state.applied ?? 0, before = -1; from < state.seq && from !== before; ) {
      const ops = await readOutbox(db, account.accountId, from);
      const answer = await gate.apply({ epoch: state.epoch, ops, now: needs.now });
      await storeApplied(db, account.accountId, answer.epoch, answer.applied);
      if (answer.applied >= state.seq) return true;
      before = from;
      from = answer.applied;
    }
    return (state.applied ?? 0) >= state.seq;
  } catch {
    return false;
  }
}

type State = { epoch: number; seq: number; applied: number | null };

async function readState(db: Db, accountId: number): Promise<State | null> {
  const state = await db.get<State | undefined>(
    sql`SELECT epoch, seq, applied FROM gate_state WHERE account_id = ${accountId}`,
  );
  return state ?? null;
}
