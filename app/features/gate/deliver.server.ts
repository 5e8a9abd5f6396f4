import { readOutbox, storeApplied } from "~db/queries/gate-copy";
import { type Owed, owedOf, owedSelect } from "~db/queries/gate-delivery";
import type { Needs } from "../needs";

export type Account = { accountId: number; accountPublicId: string };

/**
 * Sends the gate every op above what it has applied, in order, and waits for its answer: when this returns true the
 * change is enforced (architecture, "Done means enforced"). False: saved, and cron sends it within a minute. `known`:
 * what the batch of the change has read of it already.
 */
export async function deliver(
  needs: Pick<Needs, "db" | "gate" | "now">,
  account: Account,
  known?: Owed | null,
): Promise<boolean> {
  const { accountId } = account;
  const db = needs.db(accountId);
  const gate = needs.gate(account.accountPublicId);
  try {
    const owed = known === undefined ? owedOf(await db.all(owedSelect(accountId))) : known;
    if (owed === null) return true;
    const { epoch, seq, applied } = owed;
    // The gate's own number counts: what D1 remembers of it may be behind, or ahead of a restored object.
    for (let from = applied, before = -1, ops = owed.ops; from < seq && from !== before; ) {
      const answer = await gate.apply({ epoch, ops, now: needs.now });
      await storeApplied(db, accountId, answer.epoch, answer.applied);
      if (answer.applied >= seq) return true;
      before = from;
      from = answer.applied;
      ops = await readOutbox(db, accountId, from);
    }
    return applied >= seq;
  } catch {
    return false;
  }
}
