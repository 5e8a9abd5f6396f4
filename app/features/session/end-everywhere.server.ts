import type { SQL } from "drizzle-orm";
import { authEntry } from "~/domain/log/entry";
import type { EndReason, GateOp } from "~/domain/session/gate";
import type { PasswordChange } from "~/domain/session/password-change";
import { type Identity, listMemberships, type Membership } from "~db/queries/directory";
import { writeAuthEntry } from "~db/queries/gate-notes";
import { opSelect } from "~db/queries/gate-ops";
import { commit, enqueueForGate } from "~db/queries/guarded-batch";
import { findIdentity } from "~db/queries/identities";
import { finishRevocation } from "~db/queries/passwords";
import { deliver } from "../gate/deliver.server";
import { queueMail } from "../mail/queue-mail.server";
import type { Needs } from "../needs";
import { findReader } from "./find-reader.server";

type Duty = { change?: PasswordChange; reason?: EndReason };

/**
 * Ends, in every company of an identity, the sessions opened before its password was changed, logs the change there and
 * tells the person by mail (architecture, "Identities"). The duty stands in the directory until this has run to its
 * end, so cron may repeat it: each step only says again what holds. Answers false when some gate could not be reached:
 * its sessions end within a minute.
 */
export async function endEverywhere(
  needs: Needs,
  identityId: number,
  { change: mine, reason = "password_changed" }: Duty = {},
): Promise<boolean> {
  const identity = await findIdentity(needs.directory, identityId);
  if (identity === null) return true;
  const { endSessionsBefore: before, endSessionsExcept: except, untoldChange } = identity;
  const change = mine ?? untoldChange;
  const reader = change === null ? null : await findReader(needs, identity);
  let enforced = true;
  for (const membership of await listMemberships(needs.directory, identityId)) {
    const { accountId, userId } = membership;
    const op: GateOp = { t: "end_sessions", user: userId, before: before ?? 0, except, reason };
    await commit(needs.db(accountId), [
      ...(change === null ? [] : [logged(identity, membership, change)]),
      ...(change === null || reader?.accountId !== accountId ? [] : [told(needs, membership, change)]),
      ...(before === null ? [] : enqueueForGate(accountId, opSelect.literal(JSON.stringify(op)), needs.now)),
    ]);
    if (before !== null && !(await deliver(needs, membership))) enforced = false;
  }
  if (before !== null || change !== null)
    await finishRevocation(needs.directory, identityId, { before, changedAt: change?.at ?? null });
  if (reader !== null) needs.mailer.sendSoon();
  return enforced;
}

/** Names the change in each company: a line or a mail that is there already is not written again. */
const opIdOf = ({ accountId, userId }: Membership, { at }: PasswordChange) =>
  `password.${accountId}.${userId}.${at}`;

const logged = ({ email }: Identity, membership: Membership, change: PasswordChange): SQL =>
  writeAuthEntry(
    membership.accountId,
    authEntry({
      opId: opIdOf(membership, change),
      at: change.at,
      event: "authn_password_change",
      result: "success",
      userId: membership.userId,
      login: email,
      origin: change.origin,
    }),
  );

const told = (needs: Needs, membership: Membership, change: PasswordChange): SQL =>
  queueMail(needs, {
    accountId: membership.accountId,
    kind: "password_changed",
    to: { users: [membership.userId] },
    details: { ip: change.origin.address, at: change.at },
    once: opIdOf(membership, change),
  });
