import { OPTIONAL_MAILS } from "~/domain/mail/kinds";
import { listSwitchedOff, readChannel } from "~db/queries/mail-channels";
import { listMailLog } from "~db/queries/mail-log";
import type { Needs } from "../../needs";

const SHOWN = 10;

/** My mail: which notices I get, where they go, and what became of the last ones [MC-48, MC-81…83]. */
export async function showOwnMail(
  needs: Needs,
  me: { accountId: number; userId: number; profile: { email: string } },
) {
  const db = needs.db(me.accountId);
  const [channel, off, lines] = await Promise.all([
    readChannel(db, me, needs.now),
    listSwitchedOff(db, me),
    listMailLog(db, me.accountId, { userId: me.userId }, { before: null, limit: SHOWN }),
  ]);
  return {
    email: me.profile.email,
    channel,
    kinds: OPTIONAL_MAILS.map((kind) => ({ kind, isOn: !off.includes(kind) })),
    // The server's words are for those who can do something about them.
    lines: lines.map(({ publicId, kind, toEmail, createdAt, state, reason }) => ({
      publicId,
      kind,
      toEmail,
      createdAt,
      state,
      reason,
    })),
  };
}
export type OwnMailData = Awaited<ReturnType<typeof showOwnMail>>;
