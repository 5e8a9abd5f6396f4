import { type MailKind, OPTIONAL_MAILS } from "~/domain/mail/kinds";
import { listSwitchedOff, switchOff } from "~db/queries/mail-channels";
import { type ChangeOutcome, change } from "../../gate/change.server";
import type { Needs } from "../../needs";
import { type Receiver, targetOf } from "./receiver";

/** Switches one's own notices on and off; those about security are not among them (semantics 13). */
export async function switchMails(
  needs: Needs,
  me: Receiver,
  on: readonly MailKind[],
): Promise<ChangeOutcome> {
  const before = await listSwitchedOff(needs.db(me.accountId), me);
  const after = OPTIONAL_MAILS.filter((kind) => !on.includes(kind)).sort();
  if (before.join() === after.join()) return { lost: false, pending: false };
  return change(needs, me, {
    write: switchOff(me, after),
    audit: {
      event: "user_updated",
      actor: me.actor,
      target: targetOf(me),
      changes: [{ field: "mails_off", before: before.join(", ") || null, after: after.join(", ") || null }],
    },
    gate: [],
  });
}
