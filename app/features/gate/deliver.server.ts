import { sql } from "drizzle-orm";
import { readOutbox, storeApplied } from "~db/queries/gate-copy";
import type { Needs } from "../needs";

export type Account = { accountId: number; accountPublicId: string };

/**
 * Sends the gate every op above what it has applied, in order, and waits for its answer: when this returns true the
 * change is enforced (architecture, "Done means enforced"). False: saved, and cron sends it within a minute.
 */
export async function deliver(needs: Pick<Needs, "db" | "gate" | "now">, account: Account): Promise<boolean> {
  const db = needs.db(account.accountId);
  try {
    for (;;) {
      const state = await db.get<{ epoch: number; seq: number; applied: number | null } | undefined>(
        sql`SELECT epoch, seq, applied FROM gate_state WHERE account_id = ${account.accountId}`,
      );
      if (state === undefined) return true;
      const ops = await readOutbox(db, account.accountId, state.applied ?? 0);
      const answer = await needs
        .gate(account.accountPublicId)
        .apply({ epoch: state.epoch, ops, now: needs.now });
      await storeApplied(db, account.accountId, answer.epoch, answer.applied);
      if (answer.applied >= state.seq) return true;
      if (ops.length === 0 || answer.applied < (ops.at(-1)?.seq ?? 0)) return false;
    }
  } catch {
    return false;
  }
}
