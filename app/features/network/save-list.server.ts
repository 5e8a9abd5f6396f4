import { sql } from "drizzle-orm";
import { parseAddress } from "~/domain/network/address";
import { type AllowlistRefusal, mayChangeAllowlist } from "~/domain/network/guard";
import { listChanges } from "~/domain/network/list-changes";
import type { SavedList } from "~/domain/network/saved-list";
import { opSelect } from "~db/queries/gate-ops";
import { areUnchanged } from "~db/queries/grants";
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
  if (outcome.lost) return { ok: false, refusal: await whyLost(needs, saver, stored) };
  return { ok: true, pending: outcome.pending };
}

/** List and actor are as they were read: then it was the guard of the last administrator, else somebody was faster. */
async function whyLost(needs: Needs, { accountId, actor }: Saver, stored: SavedList) {
  const db = needs.db(accountId);
  const [{ version }, { same }] = await Promise.all([
    readNetwork(db, accountId),
    db.get<{ same: number }>(sql`SELECT ${areUnchanged(accountId, [[actor.userId, actor.version]])} AS same`),
  ]);
  return version === stored.version && same === 1 ? "no_reachable_admin" : "conflict";
}
