import { minutes } from "~/domain/time/durations";
import { findIdentityOf } from "~db/queries/identities";
import { closePassword } from "~db/queries/passwords";
import { composeMail } from "../mail/compose.server";
import type { Needs } from "../needs";
import { findReader } from "../session/find-reader.server";
import { makeResetLink, RESET_LINK_MS } from "../session/reset-link.server";

/** After a lockdown the old password works no more: a link by mail sets a new one (semantics 7). */
export async function askNewPassword(
  needs: Needs,
  person: { accountId: number; userId: number },
): Promise<void> {
  const identity = await findIdentityOf(needs.directory, person);
  if (identity === null) return;
  await closePassword(needs.directory, { identityId: identity.id, now: needs.now, revocation: null });
  const reader = await findReader(needs, identity);
  if (reader === null) return;
  await needs.mailer.post(
    composeMail(reader, "password_reset", ["mail.reset.subject", "mail.reset.text"], {
      link: await makeResetLink(needs, identity),
      n: RESET_LINK_MS / minutes(1),
    }),
  );
}
