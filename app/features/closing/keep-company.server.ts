import { closingState } from "~/domain/closing/closing";
import { activeAdministrators } from "~db/queries/administrators";
import { endClosing, findClosing, noteOutside } from "~db/queries/closing/closing";
import { opSelect } from "~db/queries/gate-ops";
import { mustChangeOne } from "~db/queries/guarded-batch";
import type { Acting } from "../acting";
import { change } from "../gate/change.server";
import { queueMail } from "../mail/queue-mail.server";
import type { Needs } from "../needs";

export type KeepOutcome =
  | { ok: true; pending: boolean }
  | { ok: false; refusal: "not_owner" | "not_closing" | "conflict" };

/**
 * Keeps a company that was being closed (AU-23): everybody comes in again, with the sessions and tokens they had.
 * Possible for an owner until the last instant of the grace.
 */
export async function keepCompany(needs: Needs, acting: Acting): Promise<KeepOutcome> {
  const { accountId, actor, isOwner } = acting;
  const { now } = needs;
  if (!isOwner) return { ok: false, refusal: "not_owner" };
  const before = await findClosing(needs.db(accountId), accountId);
  if (closingState(before.closingAt, now) !== "grace") return { ok: false, refusal: "not_closing" };
  const outcome = await change(needs, acting, {
    write: [endClosing(accountId, actor.userId, now), mustChangeOne()],
    audit: {
      event: "account_close_undone",
      actor,
      target: { kind: "company", id: accountId, name: before.company },
      changes: [{ field: "closing_at", before: before.closingAt, after: null }],
    },
    mails: [
      queueMail(needs, {
        accountId,
        kind: "company_kept",
        to: { users: activeAdministrators(accountId, now) },
        details: { by: actor.name },
      }),
    ],
    gate: [opSelect.settings(accountId)],
  });
  if (outcome.lost) return { ok: false, refusal: "conflict" };
  await noteOutside(needs.directory, acting, { event: "account_close_undone", at: now, closingAt: null });
  return { ok: true, pending: outcome.pending };
}
