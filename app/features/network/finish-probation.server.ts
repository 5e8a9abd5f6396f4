import { listChanges } from "~/domain/network/list-changes";
import { settle } from "~/domain/network/probation";
import { opSelect } from "~db/queries/gate-ops";
import { readNetwork } from "~db/queries/network";
import { saveNetwork } from "~db/queries/save-network";
import { change } from "../gate/change.server";
import type { Account } from "../gate/deliver.server";
import { queueMail } from "../mail/queue-mail.server";
import type { Needs } from "../needs";

/**
 * Writes back a change that nobody confirmed. The gate has let the earlier list apply since `confirmBy` already, so
 * this only makes D1 say so, with one audit row, one op and one mail to the author: a second run finds nothing.
 */
export async function finishProbation(needs: Needs, account: Account): Promise<boolean> {
  const { accountId } = account;
  const stored = await readNetwork(needs.db(accountId), accountId);
  if (stored.probation === null || needs.now < stored.probation.confirmBy) return false;
  const after = { ...stored, ...settle(stored, needs.now) };
  const outcome = await change(needs, account, {
    write: saveNetwork(accountId, { before: stored, after, at: needs.now, by: null }),
    audit: {
      event: "allowlist_changed",
      actor: null,
      target: null,
      reason: "probation_lapsed",
      changes: listChanges(stored, after),
    },
    gate: [opSelect.network(accountId)],
    mails:
      stored.changedBy === null
        ? []
        : [
            queueMail(needs, {
              accountId,
              kind: "allowlist_probation",
              to: { users: [stored.changedBy] },
              details: {},
            }),
          ],
  });
  return !outcome.lost;
}
