import { sha256hex } from "~/domain/ids/sha256";
import { mustChangeOne } from "~db/queries/guarded-batch";
import { findWish, grantWish } from "~db/queries/mail-channels";
import { change } from "../../gate/change.server";
import type { Needs } from "../../needs";

/** The address that a link would make the one for notices; null for a dead link. Only looks. */
export async function peekNoticeAddress(needs: Needs, token: string): Promise<string | null> {
  return (await findWish(needs.db(0), await sha256hex(token), needs.now))?.email ?? null;
}

/** Follows the link, once: whoever reads that mailbox has pressed the button [MC-48]. */
export async function confirmNoticeAddress(needs: Needs, token: string): Promise<boolean> {
  const tokenHash = await sha256hex(token);
  const wish = await findWish(needs.db(0), tokenHash, needs.now);
  if (wish === null) return false;
  const { lost } = await change(needs, wish, {
    write: [grantWish(tokenHash, needs.now), mustChangeOne()],
    audit: {
      event: "user_updated",
      actor: null,
      target: { kind: "user", id: wish.userId, name: wish.name },
      changes: [{ field: "notice_email", before: wish.before, after: wish.email }],
    },
    gate: [],
  });
  return !lost;
}
