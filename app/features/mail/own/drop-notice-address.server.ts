import { mustChangeOne } from "~db/queries/guarded-batch";
import { forgetAddress, readChannel } from "~db/queries/mail-channels";
import { type ChangeOutcome, change } from "../../gate/change.server";
import type { Needs } from "../../needs";
import { type Receiver, targetOf } from "./receiver";

/** Notices go to the address of the sign-in again; a link that is on its way is dead [MC-48]. */
export async function dropNoticeAddress(needs: Needs, me: Receiver): Promise<ChangeOutcome> {
  const { noticeEmail, wantedEmail } = await readChannel(needs.db(me.accountId), me, needs.now);
  if (noticeEmail === null && wantedEmail === null) return { lost: false, pending: false };
  return change(needs, me, {
    write: [forgetAddress(me), mustChangeOne()],
    audit: {
      event: "user_updated",
      actor: me.actor,
      target: targetOf(me),
      changes: [
        { field: "notice_email", before: noticeEmail, after: null },
        { field: "notice_email_asked", before: wantedEmail, after: null },
      ].filter(({ before }) => before !== null),
    },
    gate: [],
  });
}
