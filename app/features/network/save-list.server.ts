import { parseAddress } from "~/domain/network/address";
import { type AllowlistRefusal, mayChangeAllowlist } from "~/domain/network/guard";
import { listChanges } from "~/domain/network/list-changes";
import type { SavedList } from "~/domain/network/saved-list";
import { opSelect } from "~db/queries/gate-ops";
import { readNetwork } from "~db/queries/network";
import { readAdmins } from "~db/queries/network-people";
import { saveNetwork } from "~db/queries/save-network";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";
import type { Saver } from "./saver";

/** `pending`: saved, and in force within a minute. */
export type SaveOutcome =
  | { ok: true; pending: boolean }
  | { ok: false; refusal: AllowlistRefusal | "conflict" };

type Step = { stored: SavedList; after: SavedList; reason?: string };

/** What the guard says of a list, before anything is written; null when it may be saved. */
export async function checkList(
  needs: Needs,
  saver: Saver,
  after: SavedList,
): Promise<AllowlistRefusal | null> {
  const { accountId, actor } = saver;
  const admins = await readAdmins(needs.db(accountId), accountId, needs.now);
  const actorAddress = actor.ip === null ? null : parseAddress(actor.ip);
  return mayChangeAllowlist({ after, actor: saver, actorAddress, admins, now: needs.now });
}

/**
 * Saves a list that somebody decided on, or nothing: the guard first names the refusal, the batch then asserts it
 * again (an administrator stays reachable, nobody saved in between). In force on every session and socket when this
 * answers (semantics 8, rows 24, 25). There is no way around the guard.
 */
export async function saveList(
  needs: Needs,
  saver: Saver,
  { stored, after, reason }: Step,
): Promise<SaveOutcome> {
  const { accountId, actor } = saver;
  const refusal = await checkList(needs, saver, after);
  if (refusal !== null) return { ok: false, refusal };
  const outcome = await change(needs, saver, {
    write: saveNetwork(accountId, { before: stored, after, at: needs.now, by: saver.userId }),
    audit: { event: "allowlist_changed", actor, target: null, reason, changes: listChanges(stored, after) },
    gate: [opSelect.network(accountId)],
    keepsAdministrator: true,
  });
  if (outcome.lost) return { ok: false, refusal: await whyLost(needs, accountId, stored) };
  return { ok: true, pending: outcome.pending };
}

/** The list is as it was read: then it was the guard of the last administrator, else somebody was faster. */
async function whyLost(needs: Needs, accountId: number, stored: SavedList) {
  const { version } = await readNetwork(needs.db(accountId), accountId);
  return version === stored.version ? "no_reachable_admin" : "conflict";
}
