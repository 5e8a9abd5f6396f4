import { findIdentityOf } from "~db/queries/identities";
import { closePassword } from "~db/queries/passwords";
import type { Needs } from "../needs";
import { findReader } from "../session/find-reader.server";
import { mailResetLink } from "../session/reset-link.server";

/** After a lockdown the old password works no more: a link by mail sets a new one (semantics 7). */
export async function askNewPassword(
  needs: Needs,
  person: { accountId: number; userId: number },
): Promise<void> {
  const identity = await findIdentityOf(needs.directory, person);
  if (identity === null) return;
  await closePassword(needs.directory, { identityId: identity.id, now: needs.now, revocation: null });
  const reader = await findReader(needs, identity);
  if (reader !== null) await mailResetLink(needs, identity, reader);
}
