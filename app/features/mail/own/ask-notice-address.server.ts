import { base64url } from "~/domain/ids/public-id";
import { sha256hex } from "~/domain/ids/sha256";
import { hours } from "~/domain/time/durations";
import { wishAddress } from "~db/queries/mail-channels";
import { change } from "../../gate/change.server";
import type { Needs } from "../../needs";
import { queueMail } from "../queue-mail.server";
import { type Receiver, targetOf } from "./receiver";

const LINK_HOURS = 24;
/** A link may be asked for by anybody for any address: few, so that nobody's mailbox is filled through us. */
const LINKS_AN_HOUR = 3;

export type AddressAsked = { ok: true } | { ok: false; refusal: "throttled" | "conflict" };

/** Mails a link to another address; notices go there once it is followed, within 24 hours [MC-48]. */
export async function askNoticeAddress(needs: Needs, me: Receiver, email: string): Promise<AddressAsked> {
  const { accountId, profile } = me;
  const taken = await needs.throttle.take(`notice:${me.userId}`, LINKS_AN_HOUR, hours(1), needs.now);
  if (!taken.ok) return { ok: false, refusal: "throttled" };
  const token = base64url(needs.random(32));
  const until = needs.now + hours(LINK_HOURS);
  const { lost } = await change(needs, me, {
    write: [wishAddress(me, { email, tokenHash: await sha256hex(token), until })],
    audit: {
      event: "user_updated",
      actor: me.actor,
      target: targetOf(me),
      changes: [{ field: "notice_email_asked", before: null, after: email }],
    },
    gate: [],
    mails: [
      queueMail(needs, {
        accountId,
        kind: "confirm_notice_email",
        to: { email, name: profile.name, language: profile.language },
        details: { token, hours: LINK_HOURS },
        expiresAt: until,
      }),
    ],
  });
  return lost ? { ok: false, refusal: "conflict" } : { ok: true };
}
