import { publicId } from "~/domain/ids/public-id";
import { authEntry, type Origin } from "~/domain/log/entry";
import type { EndReason, GateOp } from "~/domain/session/gate";
import { listMemberships } from "~db/queries/directory";
import { writeAuthEntry } from "~db/queries/gate-notes";
import { opSelect } from "~db/queries/gate-ops";
import { commit, enqueueForGate } from "~db/queries/guarded-batch";
import { findIdentity } from "~db/queries/identities";
import { finishRevocation } from "~db/queries/passwords";
import { deliver } from "../gate/deliver.server";
import type { Needs } from "../needs";

/**
 * Ends, in every company of an identity, the sessions opened before its password was changed (architecture,
 * "Identities"). The duty stands in the directory until this has run to its end, so cron may repeat it: each step
 * only says again what holds. `client` logs the change with it; cron has none, because it was logged already.
 * Answers false when some gate could not be reached: its sessions end within a minute.
 */
export async function endEverywhere(
  needs: Needs,
  identityId: number,
  client: Origin | null,
  reason: EndReason = "password_changed",
): Promise<boolean> {
  const identity = await findIdentity(needs.directory, identityId);
  if (identity === null) return true;
  const { endSessionsBefore: before, endSessionsExcept: except } = identity;
  let enforced = true;
  for (const membership of await listMemberships(needs.directory, identityId)) {
    const { accountId, userId } = membership;
    const entry = authEntry({
      opId: publicId(needs.random(16)),
      at: needs.now,
      event: "authn_password_change",
      result: "success",
      userId,
      login: identity.email,
      origin: client,
    });
    const op: GateOp = {
      t: "end_sessions",
      user: userId,
      before: before ?? 0,
      except,
      reason,
    };
    await commit(needs.db(accountId), [
      ...(client === null ? [] : [writeAuthEntry(accountId, entry)]),
      ...(before === null ? [] : enqueueForGate(accountId, opSelect.literal(JSON.stringify(op)), needs.now)),
    ]);
    if (before !== null && !(await deliver(needs, membership))) enforced = false;
  }
  if (before !== null) await finishRevocation(needs.directory, identityId, before);
  return enforced;
}
