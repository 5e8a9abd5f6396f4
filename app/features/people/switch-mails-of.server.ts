import { can, mayTouch } from "~/domain/access";
import type { StopRefusal } from "~/domain/holds/stop";
import { type MailKind, OPTIONAL_MAILS } from "~/domain/mail/kinds";
import { listSwitchedOff, switchOff } from "~db/queries/mail-channels";
import { findPerson } from "~db/queries/person-facts";
import type { Acting } from "../acting";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";

/**
 * Which notices somebody else gets [MC-47]: with the right to edit them, never above oneself, each change in the audit
 * log. Letters about security are not among them: nobody switches those off (semantics 13).
 */
export async function switchMailsOf(
  needs: Needs,
  acting: Acting,
  publicId: string,
  on: readonly MailKind[],
): Promise<{ ok: true } | { ok: false; refusal: StopRefusal }> {
  const { accountId, actor } = acting;
  const db = needs.db(accountId);
  const person = await findPerson(db, { accountId, publicId });
  if (person === null || !can(acting, "users.view", { responsibles: [person] }))
    return { ok: false, refusal: "not_found" };
  if (!can(acting, "users.edit", { responsibles: [person] })) return { ok: false, refusal: "not_allowed" };
  const above = mayTouch(acting, person);
  if (above !== null) return { ok: false, refusal: above };
  const receiver = { accountId, userId: person.userId };
  const before = await listSwitchedOff(db, receiver);
  const after = OPTIONAL_MAILS.filter((kind) => !on.includes(kind)).sort();
  if (before.join() === after.join()) return { ok: true };
  const { lost } = await change(needs, acting, {
    write: switchOff(receiver, after),
    audit: {
      event: "user_updated",
      actor,
      target: { kind: "user", id: person.userId, name: person.name },
      changes: [{ field: "mails_off", before: before.join(", ") || null, after: after.join(", ") || null }],
    },
    gate: [],
  });
  return lost ? { ok: false, refusal: "conflict" } : { ok: true };
}
