import { can, mayTouch } from "~/domain/access";
import { publicId } from "~/domain/ids/public-id";
import { authEntry, type Origin } from "~/domain/log/entry";
import { THROTTLE } from "~/domain/session/throttle";
import { emailKey } from "~db/queries/directory";
import { writeAuthEntry } from "~db/queries/gate-notes";
import { commit, mustStillBe } from "~db/queries/guarded-batch";
import { findIdentity } from "~db/queries/identities";
import { findPerson } from "~db/queries/person-facts";
import type { Acting } from "../acting";
import type { Needs } from "../needs";
import { findReader } from "./find-reader.server";
import { storedOrigin } from "./log-refusal.server";
import { mailResetLink } from "./reset-link.server";

export type ResetSent =
  | { ok: true }
  | {
      ok: false;
      refusal:
        | "not_found"
        | "not_allowed"
        | "is_self"
        | "owner_only"
        | "above_you"
        | "throttled"
        | "no_mailbox";
    };

/**
 * Sends a person the link for a new password, by whoever has `users.send_reset` over them and stands not below them
 * [MC-77]. The link goes to the person's mailbox only, never to the sender; at most three letters in 15 minutes.
 */
export async function sendReset(
  needs: Needs,
  acting: Acting,
  userPublicId: string,
  client: Origin,
): Promise<ResetSent> {
  const { accountId } = acting;
  const db = needs.db(accountId);
  const person = await findPerson(db, { accountId, publicId: userPublicId });
  const target = person === null ? null : { responsibles: [person] };
  if (person === null || target === null || !can(acting, "users.view", target))
    return { ok: false, refusal: "not_found" };
  if (!can(acting, "users.send_reset", target)) return { ok: false, refusal: "not_allowed" };
  const above = mayTouch(acting, person);
  if (above !== null) return { ok: false, refusal: above };
  const identity = person.identityId === null ? null : await findIdentity(needs.directory, person.identityId);
  const reader = identity === null ? null : await findReader(needs, identity);
  if (identity === null || reader === null) return { ok: false, refusal: "no_mailbox" };
  const key = `reset:${emailKey(identity.email).slice(0, 254)}`;
  const taken = await needs.throttle.take(key, THROTTLE.reset.email, THROTTLE.windowMs, needs.now);
  if (!taken.ok) return { ok: false, refusal: "throttled" };
  const opId = publicId(needs.random(16));
  const { lost } = await commit(db, [
    mustStillBe(accountId, acting.actor),
    writeAuthEntry(
      accountId,
      authEntry({
        opId,
        at: needs.now,
        event: "password_reset_requested",
        result: "success",
        userId: person.userId,
        actorId: acting.userId,
        login: identity.email,
        origin: await storedOrigin(client),
      }),
    ),
  ]);
  if (lost) return { ok: false, refusal: "not_allowed" };
  await mailResetLink(needs, identity, reader);
  return { ok: true };
}
