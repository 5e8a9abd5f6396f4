import { COPY_COUNTS_MS, closingState, GRACE_MS, isTypedName } from "~/domain/closing/closing";
import { activeAdministrators } from "~db/queries/administrators";
import { beginClosing, findClosing, noteOutside } from "~db/queries/closing/closing";
import { listCopies } from "~db/queries/copies";
import { opSelect } from "~db/queries/gate-ops";
import { mustChangeOne } from "~db/queries/guarded-batch";
import type { Acting } from "../acting";
import { change } from "../gate/change.server";
import { queueMail } from "../mail/queue-mail.server";
import type { Needs } from "../needs";

export type CloseOutcome =
  | { ok: true; pending: boolean }
  | { ok: false; refusal: "not_owner" | "not_typed" | "no_copy" | "closing" | "conflict" };

/**
 * Begins the closing of the company's account (AU-23, semantics 14): by an owner who typed its name and has made a
 * full copy within the last day. From the gate's next answer on only owners come in, for 30 days in which each of them
 * may keep it; nothing is deleted before. Sessions and tokens of the others are refused, not ended.
 */
export async function closeCompany(needs: Needs, acting: Acting, typed: string): Promise<CloseOutcome> {
  const { accountId, actor, isOwner } = acting;
  const { now } = needs;
  if (!isOwner) return { ok: false, refusal: "not_owner" };
  const db = needs.db(accountId);
  const before = await findClosing(db, accountId);
  if (closingState(before.closingAt, now) !== "open") return { ok: false, refusal: "closing" };
  if (!isTypedName(typed, before.company)) return { ok: false, refusal: "not_typed" };
  const [last] = await listCopies(db, accountId);
  if (last === undefined || last.at < now - COPY_COUNTS_MS) return { ok: false, refusal: "no_copy" };
  const closingAt = now + GRACE_MS;
  const outcome = await change(needs, acting, {
    write: [
      beginClosing(accountId, { closingAt, by: actor.userId, copiedAfter: now - COPY_COUNTS_MS }),
      mustChangeOne(),
    ],
    audit: {
      event: "account_close_requested",
      actor,
      target: { kind: "company", id: accountId, name: before.company },
      changes: [{ field: "closing_at", before: null, after: closingAt }],
    },
    mails: [
      queueMail(needs, {
        accountId,
        kind: "company_closing",
        to: { users: activeAdministrators(accountId, now) },
        details: { by: actor.name, at: closingAt },
      }),
    ],
    gate: [opSelect.settings(accountId)],
  });
  if (outcome.lost) return { ok: false, refusal: "conflict" };
  await noteOutside(needs.directory, acting, { event: "account_close_requested", at: now, closingAt });
  return { ok: true, pending: outcome.pending };
}
